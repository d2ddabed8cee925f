import { describe, expect, it } from 'vitest';
import { systemClock } from '../../../../src/adapters/editor/systemClock.ts';
import { userClock } from '../../../../src/adapters/editor/userClock.ts';
import { memoryMemento } from '../../../support/memoryMemento.ts';

describe('the zone of the user', () => {
  it('is this machine’s where the window is not remote', () => {
    const clock = userClock(false, memoryMemento());
    clock.reportZone('Pacific/Chatham');
    expect(clock.zone()).toBe(systemClock.zone());
  });

  it('is that of the pages in a remote window, from the first one on and in the next session', () => {
    const memento = memoryMemento();
    const clock = userClock(true, memento);
    expect(clock.zone()).toBe(systemClock.zone());
    clock.reportZone('Pacific/Chatham');
    expect(clock.zone()).toBe('Pacific/Chatham');
    expect(userClock(true, memento).zone()).toBe('Pacific/Chatham');
  });

  it('is nothing that is no zone', () => {
    const memento = memoryMemento(new Map([['baton.userZone', { zone: 'Pacific/Chatham' }]]));
    const clock = userClock(true, memento);
    clock.reportZone('Mars/Olympus');
    expect(clock.zone()).toBe(systemClock.zone());
  });
});
