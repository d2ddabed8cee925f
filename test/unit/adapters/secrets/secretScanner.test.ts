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

  it('finds the id of an AWS key, and no account number', async () => {
    const id = ['AKIA', 'Z7QW3ERTY5UIOP2A'].join('');
    const why = `Key ${id} in arn:aws:iam::123456789012:user/ben, aws account id: 123456789012`;
    expect((await findSecrets({ ...emptyContent, why })).map(({ range }) => range)).toEqual([
      { start: 4, end: 4 + id.length },
    ]);
  });

  it('finds nothing in prose, hashes and placeholders', async () => {
    const whereItStands = `ghp_xxx, ghp_${'x'.repeat(36)}, ${'a1'.repeat(20)}, <password>, $TOKEN`;
    expect(await findSecrets({ ...emptyContent, whereItStands })).toEqual([]);
  });
});
