import { expect, it, vi } from 'vitest';
import { Emitter } from '../../../src/app/emitter.ts';

it('tells everybody, also when one of them fails, and lets that be known', async () => {
  const emitter = new Emitter<number>();
  const told: string[] = [];
  const failure = new Error('It cannot be drawn');
  emitter.event(() => {
    throw failure;
  });
  emitter.event((value) => told.push(`second ${String(value)}`));
  const others = process.listeners('uncaughtException');
  process.removeAllListeners('uncaughtException');
  const uncaught = vi.fn();
  process.once('uncaughtException', uncaught);
  try {
    emitter.fire(1);
    expect(told).toEqual(['second 1']);
    await vi.waitFor(() => {
      expect(uncaught).toHaveBeenCalledWith(failure, 'uncaughtException');
    });
  } finally {
    process.removeListener('uncaughtException', uncaught);
    for (const other of others) process.on('uncaughtException', other);
  }
});
