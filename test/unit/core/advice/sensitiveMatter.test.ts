import { describe, expect, it } from 'vitest';
import { sensitiveWord } from '../../../../src/core/advice/sensitiveMatter.ts';
import { emptyContent } from '../../../../src/core/note/note.ts';

describe('a sensitive matter', () => {
  it.each([
    ['The Vulnerability in the parser', 'Vulnerability'],
    ['fix for CVE-2026-12345', 'CVE-2026-12345'],
    ['who is laid off', 'laid off'],
    ['two lay-offs', 'lay-offs'],
    ['a zero-day', 'zero-day'],
  ])('%s', (summary, word) => {
    expect(sensitiveWord({ ...emptyContent, summary })).toBe(word);
  });

  it.each([
    'Rotate the password reset token',
    'exploitation of caches',
    'the invulnerable type',
    'salaryman',
    '',
  ])('not: %s', (summary) => {
    expect(sensitiveWord({ ...emptyContent, summary })).toBeUndefined();
  });

  it('is found in every part that a person writes', () => {
    const text = 'confidential';
    for (const part of [
      { why: text },
      { whereItStands: text },
      { blockedBy: text },
      { references: text },
      { nextSteps: [{ text, done: false }] },
      { questions: [{ text, answered: false }] },
      { contingencies: [{ condition: '', action: text }] },
      { foreign: [{ heading: '## More', markdown: text }] },
    ]) {
      expect(sensitiveWord({ ...emptyContent, ...part })).toBe(text);
    }
  });
});
