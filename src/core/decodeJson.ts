import * as v from 'valibot';

/** The value in JSON text; `undefined` when it is no JSON or not of that shape. */
export function decodeJson<T>(schema: v.GenericSchema<unknown, T>, text: string): T | undefined {
  const decoded = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), text);
  return decoded.success ? decoded.output : undefined;
}
