import { currentZoneName } from '../../core/availability/currentZoneName.ts';
import type { Clock } from '../../app/ports/clock.ts';

/** The machine's clocks and zone. */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  wait: (milliseconds, signal) =>
    new Promise((resolve, reject) => {
      const rejectWithReason = (): void => {
        clearTimeout(timer);
        reject(signal?.reason instanceof Error ? signal.reason : new DOMException('Aborted', 'AbortError'));
      };
      const timer = setTimeout(() => {
        signal?.removeEventListener('abort', rejectWithReason);
        resolve();
      }, milliseconds);
      if (signal?.aborted === true) {
        rejectWithReason();
        return;
      }
      signal?.addEventListener('abort', rejectWithReason, { once: true });
    }),
  zone: () => currentZoneName(Intl.DateTimeFormat().resolvedOptions().timeZone),
};
