import fc from 'fast-check';
import { describe, it } from 'vitest';
import { codecLaws } from './codecLaws.ts';

describe('the laws of the codec', () => {
  for (const { name, property } of codecLaws) {
    it(name, () => {
      fc.assert(property, { numRuns: 1000 });
    });
  }
});
