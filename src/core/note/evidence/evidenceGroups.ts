import type { CheckFact, DiagnosticFact, EvidenceFacts, ReviewThreadFact } from './evidenceFacts.ts';
import { all, by, group, keyOf, padded, plural, titled, type EvidenceGroup } from './evidenceGroup.ts';
import { codeSpan, linkTo, placeOf, shortSha, visibleText } from './evidenceText.ts';
import { gitEvidenceGroups } from './gitEvidenceGroups.ts';

/** How many lines each group has at most. */
const shown = { checks: 10, threads: 20, diagnostics: 10 };

/**
 * What is known of the branch, sorted and bounded, from facts alone: the same facts give the same groups, whatever
 * their order where order means nothing. Every line names a commit, a file or an address; text of others stands in
 * inline code. English, as the note's headings are.
 */
export function evidenceGroups(facts: EvidenceFacts): readonly EvidenceGroup[] {
  const { git } = facts;
  const reviewed = facts.reviewedHead ?? git.head;
  return [
    ...gitEvidenceGroups(git),
    ...checkGroups(facts.checks, reviewed),
    ...threadGroups(facts.threads, reviewed),
    ...diagnosticGroups(facts.diagnostics, git.head),
  ];
}

const conclusions: readonly (readonly [CheckFact['conclusion'], string])[] = [
  ['failed', 'failed'],
  ['pending', 'not finished'],
];

function checkGroups(
  checks: readonly CheckFact[] | undefined,
  head: string | undefined,
): readonly EvidenceGroup[] {
  if (checks === undefined || checks.length === 0) return [];
  const at = head === undefined ? '' : ` on ${shortSha(head)}`;
  const groups = conclusions.flatMap(([conclusion, word]): readonly EvidenceGroup[] => {
    const some = checks
      .filter((check) => check.conclusion === conclusion)
      .sort(by(({ name, url }) => `${name}\0${url}`));
    if (some.length === 0) return [];
    return [
      group({
        key: `checks-${conclusion}`,
        markdown: `${plural(some.length, 'check')} ${word}${at}`,
        list: all(some),
        limit: shown.checks,
        where: at.trim(),
        line: ({ name, url }) => ({
          key: keyOf('check', name),
          markdown: linkTo(name, url),
          label: visibleText(name),
          detail: '',
          target: { type: 'page', url },
        }),
      }),
    ];
  });
  const passed = checks.filter(({ conclusion }) => conclusion === 'passed').length;
  return passed === 0
    ? groups
    : [...groups, titled('checks-passed', `${plural(passed, 'check')} passed${at}`)];
}

function threadGroups(
  threads: readonly ReviewThreadFact[] | undefined,
  head: string | undefined,
): readonly EvidenceGroup[] {
  if (threads === undefined || threads.length === 0) return [];
  const at = head === undefined ? '' : ` at ${shortSha(head)}`;
  const sorted = [...threads].sort(by(({ path, line, id }) => `${path}\0${padded(line)}\0${id}`));
  return [
    group({
      key: 'threads',
      markdown: `${plural(threads.length, 'unresolved review thread')}${at}`,
      list: all(sorted),
      limit: shown.threads,
      where: at.trim(),
      line: (thread) => ({
        key: keyOf('thread', thread.id),
        markdown: `${linkTo(placeOf(thread), thread.url)} ${codeSpan(thread.author)}: ${codeSpan(thread.excerpt)}`,
        label: visibleText(placeOf(thread)),
        detail: visibleText(`${thread.author}: ${thread.excerpt}`),
        target: { type: 'page', url: thread.url },
      }),
    }),
  ];
}

function diagnosticGroups(
  diagnostics: readonly DiagnosticFact[] | undefined,
  head: string | undefined,
): readonly EvidenceGroup[] {
  if (diagnostics === undefined || diagnostics.length === 0) return [];
  const at = head === undefined ? '' : ` at ${shortSha(head)}`;
  const sorted = [...diagnostics].sort(
    by(
      ({ severity, path, line, message }) =>
        `${severity === 'error' ? 0 : 1}\0${path}\0${padded(line)}\0${message}`,
    ),
  );
  const errors = sorted.filter(({ severity }) => severity === 'error').length;
  const counted = [
    ...(errors === 0 ? [] : [plural(errors, 'error')]),
    ...(errors === sorted.length ? [] : [plural(sorted.length - errors, 'warning')]),
  ].join(' and ');
  return [
    group({
      key: 'diagnostics',
      markdown: `${counted} in changed files${at}`,
      list: all(sorted),
      limit: shown.diagnostics,
      where: at.trim(),
      line: (found) => ({
        key: keyOf('diagnostic', found.path, found.message),
        markdown: `${codeSpan(placeOf(found))} ${found.severity}: ${codeSpan(found.message)}`,
        label: visibleText(placeOf(found)),
        detail: visibleText(found.message),
        target: { type: 'file', path: found.path, line: found.line },
      }),
    }),
  ];
}
