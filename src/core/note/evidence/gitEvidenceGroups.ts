import type {
  CommitFact,
  DiffFact,
  GitFacts,
  GitOperation,
  MarkerFact,
  StashFact,
  WorkingTreeFact,
} from './evidenceFacts.ts';
import {
  by,
  count,
  group,
  keyOf,
  padded,
  plural,
  titled,
  type EvidenceGroup,
  type EvidenceLine,
} from './evidenceGroup.ts';
import { codeSpan, placeOf, shortSha, visibleText } from './evidenceText.ts';

/** How many lines each group has at most. */
const shown = { commits: 10, areas: 8, names: 10, stashes: 5, markers: 20 };

const operations: Readonly<Record<GitOperation, string>> = {
  merge: 'Merge',
  rebase: 'Rebase',
  cherryPick: 'Cherry-pick',
  revert: 'Revert',
  bisect: 'Bisection',
  applyMailbox: 'Applying of patches',
};

/** What git says: commits, changes, working tree, what is not pushed, added TODOs. */
export function gitEvidenceGroups(git: GitFacts): readonly EvidenceGroup[] {
  return [
    commitGroup(git),
    ...diffGroups(git.diff),
    ...workingTreeGroups(git),
    ...unpushedGroups(git),
    ...markerGroups(git),
  ];
}

function commitGroup({ base, branch, commits, head, shallow }: GitFacts): EvidenceGroup {
  if (head === undefined) return titled('commits', `No commit yet on ${codeSpan(branch)}`);
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
  if (commits.total === 0) return titled('commits', `No commits ${since}; head is ${shortSha(head)}${cut}`);
  const last = commits.items.slice(0, shown.commits).at(-1);
  return group({
    key: 'commits',
    markdown: `${counted}, ${since}${cut}`,
    list: commits,
    limit: shown.commits,
    where: `before ${shortSha(last?.sha ?? head)}`,
    line: commitLine('commit'),
  });
}

function diffGroups(diff: DiffFact | undefined): readonly EvidenceGroup[] {
  if (diff === undefined || diff.files === 0) return [];
  const hasLines = diff.linesUnknown !== true;
  const range = `between ${shortSha(diff.from)} and ${shortSha(diff.to)}`;
  const sum = hasLines ? ` (+${diff.added} −${diff.removed})` : '';
  return [
    group({
      key: 'changes',
      markdown: `${plural(diff.files, 'file')} changed${sum} ${range}`,
      list: diff.areas,
      limit: shown.areas,
      where: range,
      line: ({ folder, files, added, removed }) => {
        const name = folder === '' ? 'top folder, `./`' : codeSpan(`${folder}/`);
        const size = `${plural(files, 'file')}${hasLines ? ` (+${added} −${removed})` : ''}`;
        return {
          key: keyOf('area', folder),
          markdown: `${name} ${size}`,
          label: visibleText(`${folder === '' ? '.' : folder}/`),
          detail: size,
          target: { type: 'file', path: folder === '' ? '.' : folder },
        };
      },
    }),
  ];
}

function workingTreeGroups({ workingTree, head }: GitFacts): readonly EvidenceGroup[] {
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
  const names = kinds
    .filter(([, kind]) => workingTree[kind].total > 0)
    .map(([title, kind]) =>
      group({
        key: kind,
        markdown: `${title}, ${count(workingTree[kind], 'file')} ${at}`,
        list: workingTree[kind],
        limit: shown.names,
        where: at,
        line: (path) => ({
          key: keyOf(kind, path),
          markdown: codeSpan(path),
          label: visibleText(path),
          detail: '',
          target: { type: 'file', path },
        }),
      }),
    );
  const latest = stashes.items[0];
  return [
    ...(operation === undefined ? [] : [titled('operation', `${operations[operation]} in progress ${at}`)]),
    ...names,
    ...(latest === undefined
      ? []
      : [
          group({
            key: 'stashes',
            markdown: `${count(stashes, 'stash', 'stashes')} in this clone only, latest ${shortSha(latest.sha)}`,
            list: stashes,
            limit: shown.stashes,
            where: `before ${shortSha(latest.sha)}`,
            line: commitLine('stash'),
          }),
        ]),
  ];
}

function unpushedGroups({ head, unpushed: { commits, upstream } }: GitFacts): readonly EvidenceGroup[] {
  if (head === undefined || commits.total === 0) return [];
  const place = upstream === undefined ? 'to any remote' : `to ${codeSpan(shortRef(upstream))}`;
  return [
    group({
      key: 'unpushed',
      markdown: `${count(commits, 'commit')} not pushed ${place}, up to ${shortSha(head)}`,
      list: commits,
      limit: shown.names,
      where: `up to ${shortSha(head)}`,
      line: commitLine('unpushed'),
    }),
  ];
}

function markerGroups({ head, markers }: GitFacts): readonly EvidenceGroup[] {
  if (markers.total === 0) return [];
  const at = head === undefined ? '' : ` up to ${shortSha(head)}`;
  return [
    group<MarkerFact>({
      key: 'markers',
      markdown: `${count(markers, 'added TODO or FIXME', 'added TODOs and FIXMEs')}${at}`,
      list: { ...markers, items: [...markers.items].sort(byPlace) },
      limit: shown.markers,
      where: `up to ${shortSha(head ?? 'HEAD')}`,
      line: (marker) => ({
        key: keyOf('marker', marker.path, marker.text),
        markdown: `${codeSpan(placeOf(marker))} ${codeSpan(marker.text)}${marker.commit === undefined ? ', not committed' : ''}`,
        label: visibleText(placeOf(marker)),
        detail: visibleText(marker.text),
        target: { type: 'file', path: marker.path, line: marker.line },
      }),
    }),
  ];
}

function commitLine(sort: string): (commit: CommitFact | StashFact) => EvidenceLine {
  return ({ sha, subject }) => ({
    key: keyOf(sort, sha),
    markdown: `${shortSha(sha)} ${codeSpan(subject)}`,
    label: shortSha(sha),
    detail: visibleText(subject),
    target: { type: 'commit', sha },
  });
}

/** A ref without the part that says what kind it is. */
function shortRef(ref: string): string {
  return ref.replace(/^refs\/(?:heads|remotes|tags)\//, '');
}

function byPlace(a: MarkerFact, b: MarkerFact): number {
  return by<MarkerFact>(
    ({ path, line, commit, text }) => `${path}\0${padded(line)}\0${commit ?? ''}\0${text}`,
  )(a, b);
}
