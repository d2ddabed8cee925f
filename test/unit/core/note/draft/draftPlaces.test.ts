import { describe, expect, it } from 'vitest';
import { applyToDraft } from '../../../../../src/core/note/draft/applyToDraft.ts';
import { parseDraft } from '../../../../../src/core/note/codec/draftFile.ts';
import { placeOfProblem } from '../../../../../src/core/note/draft/draftPlaces.ts';
import { checkReadiness } from '../../../../../src/core/note/readiness/checkReadiness.ts';
import { fixDraft, type Fix } from '../../../../../src/core/note/readiness/fixDraft.ts';
import type { RuleId } from '../../../../../src/core/note/readiness/problem.ts';
import { fallback } from '../codec/draftLaws.ts';

const text =
  '---\nkind: handoff\nto: []\n---\n\n# Keys\n\n## Why it matters\n\nDone at 15:00, see @dana.\n\n## Next steps\n\n- [ ] Ship it tomorrow\n\n## Questions\n\n- [ ] Why?\n';

describe('a problem in a draft’s file', () => {
  it.each<[rule: RuleId, words: string, fix: Fix, mended: string]>([
    ['noAddressee', 'to: []', { type: 'address', login: 'ben' }, 'to: [ben]'],
    ['zonelessTime', '15:00', { type: 'replace', text: '15:00 UTC' }, 'Done at 15:00 UTC, see'],
    ['mentionNotAddressed', '@dana', { type: 'address', login: 'dana' }, 'to: [dana]'],
    ['relativeTime', 'tomorrow', { type: 'replace', text: '2026-11-25' }, 'Ship it 2026-11-25'],
    ['taskWithoutOwner', '- [ ] Ship it tomorrow', { type: 'assign', login: 'ben' }, 'tomorrow — @ben'],
    ['questionWithoutAddressee', '- [ ] Why?', { type: 'assign', login: 'ben' }, 'Why? — @ben'],
    ['emptySection', '# Keys', { type: 'addStep', text: 'Push' }, '- [ ] Push'],
  ])('of the rule %s stands at its words and is mended there', (rule, words, fix, mended) => {
    const parsed = parseDraft(text, fallback);
    const problem = checkReadiness(parsed.draft).find((each) => each.rule === rule);
    if (problem === undefined) throw new Error('not found');
    const { start, end } = placeOfProblem(text, parsed, problem);
    expect(text.slice(start, end)).toBe(words);
    expect(applyToDraft(text, fixDraft(parsed.draft, problem, fix), fallback)).toContain(mended);
  });

  it('stands at a secret in a section of the author’s own too, and is redacted there', () => {
    const own = `${text}\n## Night shift\n\nThe password is hunter2.\n`;
    const parsed = parseDraft(own, fallback);
    const start = 'Night shift\nThe password is '.length;
    const secrets = [{ index: 0, range: { start, end: start + 7 }, kind: 'test' }];
    const problem = checkReadiness(parsed.draft, { secrets }).find(({ rule }) => rule === 'possibleSecret');
    if (problem === undefined) throw new Error('not found');
    const place = placeOfProblem(own, parsed, problem);
    expect(own.slice(place.start, place.end)).toBe('hunter2');
    const fixed = fixDraft(parsed.draft, problem, { type: 'replace', text: '•••' });
    expect(applyToDraft(own, fixed, fallback)).toContain('The password is •••.');
  });
});
