/** Tells a person what is being done: one line a step, with the time since the work began. */
export type Progress = (step: string) => void;

/** A progress that writes to stderr, so that stdout stays what the program is for. */
export function createProgress(started = performance.now()): Progress {
  return (step) => {
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    process.stderr.write(`[${seconds.padStart(6)} s] ${step}\n`);
  };
}
