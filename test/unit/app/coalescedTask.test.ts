import { describe, expect, it } from 'vitest';
import { CoalescedTask } from '../../../src/app/coalescedTask.ts';
import { standingClock } from '../../support/fixedPorts.ts';

/** A run that the test ends, and how often one began. */
function heldTask(): {
  readonly task: CoalescedTask;
  readonly signals: AbortSignal[];
  readonly end: () => void;
} {
  const signals: AbortSignal[] = [];
  let end = (): void => undefined;
  const task = new CoalescedTask(standingClock(0), 10, (signal) => {
    signals.push(signal);
    return new Promise((resolve) => {
      end = resolve;
      signal.addEventListener('abort', () => {
        resolve();
      });
    });
  });
  return {
    task,
    signals,
    end: () => {
      end();
    },
  };
}

describe('CoalescedTask', () => {
  it('runs once for many requests', async () => {
    const { task, signals } = heldTask();
    for (let count = 0; count < 5; count += 1) task.request();
    await expect.poll(() => signals.length).toBe(1);
  });

  it('runs once more for what was asked during a run, and resolves after that', async () => {
    const { task, signals, end } = heldTask();
    const first = task.now();
    let resolved = false;
    const second = task.now().then(() => {
      resolved = true;
    });
    void task.now();
    end();
    await expect.poll(() => signals.length).toBe(2);
    expect(resolved).toBe(false);
    end();
    await Promise.all([first, second]);
    expect(signals).toHaveLength(2);
  });

  it('gives up the run under way on restart, and begins another', async () => {
    const { task, signals } = heldTask();
    void task.now();
    task.restart();
    expect(signals[0]?.aborted).toBe(true);
    await expect.poll(() => signals.length).toBe(2);
    expect(signals[1]?.aborted).toBe(false);
  });

  it('does nothing after it is disposed', async () => {
    const { task, signals } = heldTask();
    task.dispose();
    task.request();
    await task.now();
    expect(signals).toEqual([]);
  });
});
