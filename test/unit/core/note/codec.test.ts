import fc from 'fast-check';
import { describe, it } from 'vitest';
import { codecLaws } from './codecLaws.ts';
import { draftLaws } from './draftLaws.ts';
import { editLaws } from './editLaws.ts';

describe('the laws of the codec', () => {
  for (const { name, property } of [...codecLaws, ...draftLaws, ...editLaws]) {
    it(name, () => {
      fc.assert(property, { numRuns: 1000 });
    });
  }
});
