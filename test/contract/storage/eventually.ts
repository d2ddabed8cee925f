import { setTimeout as wait } from 'node:timers/promises';

/** Waits until the condition holds; throws after so many milliseconds. */
export async function eventually(
  condition: () => boolean | Promise<boolean>,
  milliseconds = 5_000,
): Promise<void> {
  const end = performance.now() + milliseconds;
  while (!(await condition())) {
    if (performance.now() > end) throw new Error('it did not happen in time');
    await wait(10);
  }
}
