import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { SlowestFirst } from './test/support/slowestFirst.ts';

/** `timeout`: milliseconds after which a test hangs for certain, also on a busy machine. */
const project = (name: string, timeout: number): object => ({
  test: {
    name,
    include: [`test/${name}/**/*.test.ts`, `test/${name}/**/*.test.tsx`],
    testTimeout: timeout,
    hookTimeout: timeout,
    setupFiles: ['test/support/fixedSeed.ts'],
  },
});

export default defineConfig({
  test: {
    // Most of the time goes by in waiting for a browser, a process or a timer, so there are more workers than cores.
    maxWorkers: availableParallelism() + 1,
    // Loading the modules anew for each file took a third of the time; no test changes what another one sees.
    isolate: false,
    sequence: { sequencer: SlowestFirst },
    projects: [
      project('architecture', 60_000),
      project('unit', 120_000),
      project('github', 60_000),
      project('contract', 120_000),
      project('webview', 120_000),
      project('e2e', 300_000),
    ],
  },
});
