import { describe, expect, it } from 'vitest';
import { findSecrets } from '../../../../src/adapters/secrets/secretScanner.ts';
import { emptyContent } from '../../../../src/core/note/note.ts';

// Put together here, so that no scanner takes this file for a leak.
const token = ['ghp', 'aB3dE5fG7hJ9kL1mN3pQ5rS7tU9vW1xY3zA5'].join('_');

describe('the secret scanner', () => {
  it('says in which text the secret stands, and where', async () => {
    const content = {
      ...emptyContent,
      why: 'No secret here.',
      nextSteps: [
        { text: 'Nothing', done: false },
        { text: `Use ${token} once`, done: false },
      ],
    };
    expect(await findSecrets(content)).toEqual([
      { section: 'nextSteps', index: 1, range: { start: 4, end: 4 + token.length }, kind: 'github' },
    ]);
  });

  it('looks through generated evidence and the author’s own sections', async () => {
    const content = {
      ...emptyContent,
      evidence: `- TODO: ${token}`,
      foreign: [
        { heading: 'Empty', markdown: '' },
        { heading: 'Notes', markdown: token },
      ],
    };
    expect(await findSecrets(content)).toEqual([
      { section: 'evidence', range: { start: 8, end: 8 + token.length }, kind: 'github' },
      { index: 1, range: { start: 6, end: 6 + token.length }, kind: 'github' },
    ]);
  });

  it('finds nothing in prose, hashes and placeholders', async () => {
    const whereItStands = `ghp_xxx, ${'a1'.repeat(20)}, <password>, $TOKEN`;
    expect(await findSecrets({ ...emptyContent, whereItStands })).toEqual([]);
  });
});
