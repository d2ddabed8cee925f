/** A few small values that outlast the window, of this workspace on this machine. */
export interface KeptValues {
  /** Decode what it gives: another version may have written it. `undefined` when nothing is kept. */
  get(key: string): unknown;
  /** Plain data; `undefined` forgets it. Rejects when it cannot be kept. */
  set(key: string, value: unknown): Promise<void>;
}
