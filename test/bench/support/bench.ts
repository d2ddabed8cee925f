/** One measured figure. */
export interface BenchRow {
  readonly measure: string;
  readonly value: number;
  readonly unit: string;
  /** The most that the value may be (DESIGN.md, "What good means here"). */
  readonly bar?: number;
  /** How the value came about: rounds, spread, input. */
  readonly note?: string;
}

/** What every file of `test/bench/` exports. */
export interface Bench {
  /** The heading in RESULTS.md. */
  readonly name: string;
  readonly run: () => Promise<readonly BenchRow[]>;
}

/** The middle value; the mean of the two middle ones of an even number. NaN of none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const low = sorted[Math.ceil(middle) - 1] ?? Number.NaN;
  const high = sorted[Math.floor(middle)] ?? Number.NaN;
  return (low + high) / 2;
}

/** Milliseconds that a piece of work takes. */
export function timeOf(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}
