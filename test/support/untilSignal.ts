/**
 * Resolves at the first Ctrl-C, SIGTERM or SIGHUP, and when the process that started us has ended. Signals within the same second are the same wish (a terminal and a
 * parent both send it); a later one leaves at once.
 */
export function untilSignal(): Promise<NodeJS.Signals> {
  return new Promise((done) => {
    let first: number | undefined;
    const parent = process.ppid;
    const orphaned = setInterval(() => {
      if (process.ppid === parent) return;
      clearInterval(orphaned);
      done('SIGHUP');
    }, 500);
    orphaned.unref();
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        if (first === undefined) {
          first = performance.now();
          done(signal);
        } else if (performance.now() - first > 1000) {
          process.exit(130);
        }
      });
    }
  });
}
