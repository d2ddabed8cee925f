import { describe, expect, it } from 'vitest';
import {
  withChoices,
  withDropped,
  withoutDropped,
} from '../../../../../src/core/note/draft/branchChoices.ts';
import { mergeChoices } from '../../../../../src/core/note/merge/mergeChoices.ts';
import { withEvidence } from '../../../../../src/core/note/draft/withEvidence.ts';
import { canonicalDraft, formatDraft, parseDraft } from '../../../../../src/core/note/codec/draftFile.ts';
import {
  carriesEvidence,
  hasOwnEvidence,
  withoutOwnEvidence,
} from '../../../../../src/core/note/evidence/draftEvidence.ts';
import { evidence } from '../../../../../src/core/note/evidence/evidence.ts';
import type { EvidenceFacts } from '../../../../../src/core/note/evidence/evidenceFacts.ts';
import { evidenceGroups } from '../../../../../src/core/note/evidence/evidenceGroups.ts';
import { emptyContent, type Draft, type NoteKind } from '../../../../../src/core/note/note.ts';

const draftOf = (kind: NoteKind = 'handoff'): Draft => ({
  header: { id: 'n1', kind, to: [], status: 'on_track', priority: 'normal', branch: 'topic' },
  content: { ...emptyContent, summary: 'Rotate keys' },
});

const factsAt = (digit: string): EvidenceFacts => ({
  git: {
    branch: 'topic',
    head: digit.repeat(40),
    base: { type: 'mergeBase', commit: 'b'.repeat(40), ref: 'refs/remotes/origin/main' },
    commits: {
      items: [
        { sha: digit.repeat(40), subject: 'Rotate', author: 'Maya', committedAt: 0 },
        { sha: 'e'.repeat(40), subject: 'Begin', author: 'Maya', committedAt: 0 },
      ],
      total: 2,
    },
    markers: { items: [], total: 0 },
    unpushed: { commits: { items: [], total: 0 } },
    shallow: false,
  },
  checks: [{ name: 'canary', conclusion: 'failed', url: 'https://ci.example/1' }],
});

describe('evidence in a draft', () => {
  it.each([
    ['handoff', true],
    ['review', true],
    ['decision', false],
    ['update', false],
  ] as const)('is carried by a %s unless the author decides otherwise: %s', (kind, carried) => {
    const draft = draftOf(kind);
    expect(carriesEvidence(draft)).toBe(carried);
    expect(withEvidence(draft, factsAt('a')).content.evidence === '').toBe(!carried);
    expect(carriesEvidence(withChoices(draft, { evidence: 'included' }))).toBe(true);
    expect(carriesEvidence(withChoices(draft, { evidence: 'leftOut' }))).toBe(false);
  });

  it('follows the branch, also after the draft was read from its file', () => {
    const first = withEvidence(draftOf(), factsAt('a'));
    expect(first.content.evidence).toBe(evidence(factsAt('a')));
    const again = parseDraft(formatDraft(first), draftOf().header).draft;
    expect(again).toEqual(canonicalDraft(first));
    const second = withEvidence(again, factsAt('c'));
    expect(second.content.evidence).toBe(evidence(factsAt('c')));
    expect(withEvidence(second, factsAt('c'))).toBe(second);
    expect(withEvidence(second, undefined)).toBe(second);
  });

  it('never replaces what a person wrote or changed', () => {
    const generated = withEvidence(draftOf(), factsAt('a'));
    const text = generated.content.evidence.replace('Rotate', 'Rotated twice');
    const own = { ...generated, content: { ...generated.content, evidence: text } };
    expect(hasOwnEvidence(own)).toBe(true);
    expect(withEvidence(own, factsAt('c'))).toBe(own);
    const left = withChoices(own, { ...own.choices, evidence: 'leftOut' });
    expect(withEvidence(left, factsAt('c')).content.evidence).toBe(text);
    expect(withEvidence(withoutOwnEvidence(own), factsAt('c')).content.evidence).toBe(evidence(factsAt('c')));
  });

  it('leaves out what was dropped, counts it, and takes it back', () => {
    const [commits, failed] = evidenceGroups(factsAt('a'));
    const line = commits?.lines[1]?.key ?? '';
    const dropped = withDropped(withDropped(draftOf(), line), failed?.key ?? '');
    const { evidence: text } = withEvidence(dropped, factsAt('a')).content;
    expect(text).toContain('and 1 more');
    expect(text).not.toContain('Begin');
    expect(text).not.toContain('canary');
    const back = withoutDropped(dropped, line, failed?.key ?? '');
    expect(back).toEqual(draftOf());
  });

  it('is emptied when it is left out after it was generated', () => {
    const generated = withEvidence(draftOf(), factsAt('a'));
    const left = withEvidence(
      withChoices(generated, { ...generated.choices, evidence: 'leftOut' }),
      factsAt('a'),
    );
    expect(left.content.evidence).toBe('');
    expect(left.choices).toEqual({ evidence: 'leftOut' });
  });

  it('has the same keys when lines moved and a check ran again', () => {
    const keys = (facts: EvidenceFacts): readonly string[] =>
      evidenceGroups(facts).flatMap(({ key, lines }) => [key, ...lines.map((line) => line.key)]);
    const rerun = { ...factsAt('a'), checks: [{ ...factsAt('a').checks![0]!, url: 'https://ci.example/2' }] };
    expect(keys(rerun)).toEqual(keys(factsAt('a')));
    expect(new Set(keys(rerun)).size).toBe(keys(rerun).length);
  });
});

describe('choices of two windows', () => {
  it.each([
    [
      'both drops count',
      { dropped: ['a'] },
      { dropped: ['a', 'b'] },
      { dropped: ['a', 'c'] },
      { dropped: ['a', 'b', 'c'] },
    ],
    ['what one put back is back', { dropped: ['a'] }, {}, { dropped: ['a', 'c'] }, { dropped: ['c'] }],
    ['one decision is taken', {}, { evidence: 'leftOut' }, {}, { evidence: 'leftOut' }],
    ['ours wins', {}, { evidence: 'leftOut' }, { evidence: 'included' }, { evidence: 'leftOut' }],
    ['nothing is nothing', { dropped: ['a'] }, {}, {}, undefined],
  ] as const)('%s', (_name, base, ours, theirs, merged) => {
    expect(mergeChoices(base, ours, theirs)).toEqual(merged);
  });
});
