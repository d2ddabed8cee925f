import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { composeContract } from '../../../src/protocol/composeContract.ts';
import { readerContract } from '../../../src/protocol/readerContract.ts';
import { places, writing, writingStates } from '../../webview/support/composeStates.ts';
import { readerStates } from '../../webview/support/readerStates.ts';

describe('states', () => {
  it.each([
    ...Object.entries({ ...places, ...writingStates }).map(
      (entry) => [...entry, composeContract.toView.state] as const,
    ),
    ...Object.entries(readerStates).map((entry) => [...entry, readerContract.toView.state] as const),
  ])('%s survives the way through JSON', (_name, state, schema) => {
    expect(v.parse(schema, JSON.parse(JSON.stringify(state)))).toEqual(state);
  });

  it.each([
    ['an unknown place', { type: 'elsewhere' }],
    ['an unknown kind', { ...writing(), drafts: ['shoutout'] }],
    ['a revision below zero', { ...writing(), revision: -1 }],
    ['an instant that is none', { ...writing(), now: Number.NaN }],
    ['a missing draft', { ...writing(), draft: undefined }],
    ['an unknown rule', { ...writing(), problems: [{ rule: 'x', severity: 'error', data: {} }] }],
  ])('with %s is refused', (_name, state) => {
    expect(v.is(composeContract.toView.state, state)).toBe(false);
  });
});
