/**
 * Prints the engine's states in every zone of the oracle, as a program of its own so that TZ and the date can differ.
 * FAKE_NOW: epoch milliseconds that the ambient clock shall show.
 */
const now = Number(process.env['FAKE_NOW']);
const RealDate = Date;
globalThis.Date = new Proxy(RealDate, {
  construct: (target, parameters: unknown[]) =>
    Reflect.construct(target, parameters.length === 0 ? [now] : parameters) as Date,
  get: (target, name, receiver) =>
    name === 'now' ? () => now : (Reflect.get(target, name, receiver) as unknown),
});

const { statesDigest } = await import('./oracleStates.ts');
const { zoneOracle } = await import('./zoneOracle.ts');
process.stdout.write(
  JSON.stringify({
    year: new Date().getFullYear(),
    offset: new Date(Date.UTC(2026, 0, 1)).getTimezoneOffset(),
    states: zoneOracle.rows.map(statesDigest),
  }),
);
