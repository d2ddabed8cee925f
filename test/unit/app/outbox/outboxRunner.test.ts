import { describe, expect, it } from 'vitest';
import { outboxItem } from './outboxItems.ts';
import { OutboxWorld } from './outboxWorld.ts';

describe('an outbox', () => {
  it('names what stands on GitHub until what follows is done', async () => {
    const world = new OutboxWorld();
    await world.outbox.add(outboxItem());
    expect(world.outbox.settling).toEqual(new Set());
    const item = await world.item();
    await world.hasArrived(item);
    expect(world.outbox.items).toEqual([]);
    expect(world.outbox.settling).toEqual(new Set([item.id]));
    const { state } = await world.item();
    if (state.type !== 'sent') throw new Error(state.type);
    await world.becomes(await world.item(), { ...state, settled: true });
    expect(world.outbox.settling).toEqual(new Set());
  });
});
