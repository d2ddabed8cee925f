import type {
  Bounded,
  CheckFact,
  DiagnosticFact,
  DiffFact,
  EvidenceFacts,
  GitFacts,
  GitOperation,
  MarkerFact,
  ReviewThreadFact,
  WorkingTreeFact,
} from './evidenceFacts.ts';
import { codeSpan, linkTo, shortSha } from './evidenceText.ts';

/** How many lines each part has at most. */
const shown = {
  commits: 10,
  areas: 8,
  names: 10,
  stashes: 5,
  markers: 20,
  checks: 10,
  threads: 20,
  diagnostics: 10,
};

const operations: Readonly<Record<GitOperation, string>> = {
  merge: 'Merge',
  rebase: 'Rebase',
  cherryPick: 'Cherry-pick',
  revert: 'Revert',
  bisect: 'Bisection',
  applyMailbox: 'Applying of patches',
};

/**
 * The evidence section's Markdown: what is known of the branch, from facts alone. The same facts give the same text,
 * whatever their order where order means nothing. Every line names a commit, a file or an address; text of others
 * stands in inline code. Bounded: what is left out is counted. English, as the note's headings are.
 */
export function evidence(facts: EvidenceFacts): string {
  const { git } = facts;
  return [
    ...commitLines(git),
    ...diffLines(git.diff),
    ...workingTreeLines(git),
    ...unpushedLines(git),
    ...markerLines(git),
    ...checkLines(facts.checks, facts.reviewedHead ?? git.head),
    ...threadLines(facts.threads, facts.reviewedHead ?? git.head),
    ...diagnosticLines(facts.diagnostics, git.head),
  ].join('\n');
}

function commitLines({ base, branch, commits, head, shallow }: GitFacts): readonly string[] {
  if (head === undefined) return [`- No commit yet on ${codeSpan(branch)}`];
  const counted = `${count(commits, 'commit')} up to ${shortSha(head)}`;
  const cut = shallow ? ', in a shallow clone' : '';
  const since =
    base.type === 'root'
      ? 'from the beginning of the history'
      : base.type === 'noted'
        ? `since the last note at ${shortSha(base.commit)}`
        : base.type === 'mergeBase'
          ? `since ${codeSpan(shortRef(base.ref))} at ${shortSha(base.commit)}`
          : `${base.commit === undefined ? 'from the beginning of the history' : `since ${shortSha(base.commit)}`}; the last note's commit ${codeSpan(shortSha(base.noted))} is no longer part of the branch`;
  if (commits.total === 0) return [`- No commits ${since}; head is ${shortSha(head)}${cut}`];
  const lines = commits.items
    .slice(0, shown.commits)
    .map(({ sha, subject }) => `  - ${shortSha(sha)} ${codeSpan(subject)}`);
  const last = commits.items.slice(0, shown.commits).at(-1);
  return [
    `- ${counted}, ${since}${cut}:`,
    ...lines,
    ...more(commits, lines.length, `before ${shortSha(last?.sha ?? head)}`),
  ];
}

function diffLines(diff: DiffFact | undefined): readonly string[] {
  if (diff === undefined || diff.files === 0) return [];
  const hasLines = diff.linesUnknown !== true;
  const range = `between ${shortSha(diff.from)} and ${shortSha(diff.to)}`;
  const sum = hasLines ? ` (+${diff.added} −${diff.removed})` : '';
  const lines = diff.areas.items.slice(0, shown.areas).map(({ folder, files, added, removed }) => {
    const name = folder === '' ? 'top folder, `./`' : codeSpan(`${folder}/`);
    return `  - ${name} ${plural(files, 'file')}${hasLines ? ` (+${added} −${removed})` : ''}`;
  });
  return [
    `- ${plural(diff.files, 'file')} changed${sum} ${range}:`,
    ...lines,
    ...more(diff.areas, lines.length, range),
  ];
}

function workingTreeLines({ workingTree, head }: GitFacts): readonly string[] {
  if (workingTree === undefined) return [];
  const at = head === undefined ? 'before the first commit of `HEAD`' : `on top of ${shortSha(head)}`;
  const { operation, stashes } = workingTree;
  const kinds: readonly (readonly [
    string,
    keyof WorkingTreeFact & ('conflicted' | 'staged' | 'unstaged' | 'untracked'),
  ])[] = [
    ['In conflict', 'conflicted'],
    ['Staged, not committed', 'staged'],
    ['Changed, not staged', 'unstaged'],
    ['Not tracked', 'untracked'],
  ];
  const names = kinds.flatMap(([title, kind]) => {
    const list = workingTree[kind];
    if (list.total === 0) return [];
    const lines = list.items.slice(0, shown.names).map((path) => `  - ${codeSpan(path)}`);
    return [`- ${title}, ${count(list, 'file')} ${at}:`, ...lines, ...more(list, lines.length, at)];
  });
  const kept = stashes.items
    .slice(0, shown.stashes)
    .map(({ sha, subject }) => `  - ${shortSha(sha)} ${codeSpan(subject)}`);
  const latest = stashes.items[0];
  return [
    ...(operation === undefined ? [] : [`- ${operations[operation]} in progress ${at}`]),
    ...names,
    ...(latest === undefined
      ? []
      : [
          `- ${count(stashes, 'stash', 'stashes')} in this clone only, latest ${shortSha(latest.sha)}:`,
          ...kept,
          ...more(stashes, kept.length, `before ${shortSha(latest.sha)}`),
        ]),
  ];
}

function unpushedLines({ head, unpushed: { commits, upstream } }: GitFacts): readonly string[] {
  if (head === undefined || commits.total === 0) return [];
  const place = upstream === undefined ? 'to any remote' : `to ${codeSpan(shortRef(upstream))}`;
  const lines = commits.items
    .slice(0, shown.names)
    .map(({ sha, subject }) => `  - ${shortSha(sha)} ${codeSpan(subject)}`);
  return [
    `- ${count(commits, 'commit')} not pushed ${place}, up to ${shortSha(head)}:`,
    ...lines,
    ...more(commits, lines.length, `up to ${shortSha(head)}`),
  ];
}

function markerLines({ head, markers }: GitFacts): readonly string[] {
  if (markers.total === 0) return [];
  const at = head === undefined ? '' : ` up to ${shortSha(head)}`;
  const lines = [...markers.items]
    .sort(byPlace)
    .slice(0, shown.markers)
    .map(
      (marker) =>
        `  - ${codeSpan(placeOf(marker))} ${codeSpan(marker.text)}${marker.commit === undefined ? ', not committed' : ''}`,
    );
  return [
    `- ${count(markers, 'added TODO or FIXME', 'added TODOs and FIXMEs')}${at}:`,
    ...lines,
    ...more(markers, lines.length, `up to ${shortSha(head ?? 'HEAD')}`),
  ];
}

const conclusions: readonly (readonly [CheckFact['conclusion'], string])[] = [
  ['failed', 'failed'],
  ['pending', 'not finished'],
];

function checkLines(checks: readonly CheckFact[] | undefined, head: string | undefined): readonly string[] {
  if (checks === undefined || checks.length === 0) return [];
  const at = head === undefined ? '' : ` on ${shortSha(head)}`;
  const lines = conclusions.flatMap(([conclusion, word]) => {
    const some = checks
      .filter((check) => check.conclusion === conclusion)
      .sort(by(({ name, url }) => `${name}\0${url}`));
    if (some.length === 0) return [];
    const links = some.slice(0, shown.checks).map(({ name, url }) => `  - ${linkTo(name, url)}`);
    return [
      `- ${plural(some.length, 'check')} ${word}${at}:`,
      ...links,
      ...more(all(some), links.length, at.trim()),
    ];
  });
  const passed = checks.filter(({ conclusion }) => conclusion === 'passed').length;
  return passed === 0 ? lines : [...lines, `- ${plural(passed, 'check')} passed${at}`];
}

function threadLines(
  threads: readonly ReviewThreadFact[] | undefined,
  head: string | undefined,
): readonly string[] {
  if (threads === undefined || threads.length === 0) return [];
  const at = head === undefined ? '' : ` at ${shortSha(head)}`;
  const sorted = [...threads].sort(by(({ path, line, id }) => `${path}\0${padded(line)}\0${id}`));
  const lines = sorted
    .slice(0, shown.threads)
    .map(
      (thread) =>
        `  - ${linkTo(placeOf(thread), thread.url)} ${codeSpan(thread.author)}: ${codeSpan(thread.excerpt)}`,
    );
  return [
    `- ${plural(threads.length, 'unresolved review thread')}${at}:`,
    ...lines,
    ...more(all(sorted), lines.length, at.trim()),
  ];
}

function diagnosticLines(
  diagnostics: readonly DiagnosticFact[] | undefined,
  head: string | undefined,
): readonly string[] {
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
  const lines = sorted
    .slice(0, shown.diagnostics)
    .map((found) => `  - ${codeSpan(placeOf(found))} ${found.severity}: ${codeSpan(found.message)}`);
  return [`- ${counted} in changed files${at}:`, ...lines, ...more(all(sorted), lines.length, at.trim())];
}

/** `path:line`, or the path alone. */
export function placeOf({ path, line }: { readonly path: string; readonly line?: number }): string {
  return line === undefined ? path : `${path}:${line}`;
}

/** A ref without the part that says what kind it is. */
function shortRef(ref: string): string {
  return ref.replace(/^refs\/(?:heads|remotes|tags)\//, '');
}

function more(list: Bounded<unknown>, listed: number, where: string): readonly string[] {
  const rest = list.total - listed;
  if (rest <= 0) return [];
  return [`  - and ${list.atLeast === true ? 'at least ' : ''}${rest} more ${where}`.trimEnd()];
}

function count(list: Bounded<unknown>, one: string, many = `${one}s`): string {
  return `${list.atLeast === true ? 'At least ' : ''}${plural(list.total, one, many)}`;
}

function plural(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}

function all<T>(items: readonly T[]): Bounded<T> {
  return { items, total: items.length };
}

function byPlace(a: MarkerFact, b: MarkerFact): number {
  return by<MarkerFact>(
    ({ path, line, commit, text }) => `${path}\0${padded(line)}\0${commit ?? ''}\0${text}`,
  )(a, b);
}

function padded(line: number | undefined): string {
  return String(line ?? 0).padStart(10, '0');
}

/** Compares by UTF-16 units, so that the order is the same in every language. */
function by<T>(key: (value: T) => string): (a: T, b: T) => number {
  return (a, b) => {
    const [left, right] = [key(a), key(b)];
    return left < right ? -1 : left > right ? 1 : 0;
  };
}
