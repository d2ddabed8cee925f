import { sameLogin } from '../../core/note/addressee.ts';
import type { Note, NoteContent, NoteSubject } from '../../core/note/note.ts';
import { listedReferences } from '../../core/note/readiness/referenceRules.ts';
import type { Handoff } from './handoffList.ts';
import { locateReference } from '../drafts/locateReference.ts';
import { type NoteCheckout, noteCheckout, type NoteCheckoutPorts } from './noteCheckout.ts';
import type { GitHistory, ResumeOutcome, ResumeRequest } from '../ports/gitHistory.ts';
import type { GitHub } from '../ports/gitHub.ts';
import { GitHubFailure } from '../ports/gitHubFailure.ts';
import { repositoryReference } from '../repository/repositoryReference.ts';

/** A file to open, at a line from 1. */
export interface Place {
  readonly path: string;
  readonly line: number;
}

/** Where to go on, in the working tree as it is by now. */
export interface Places {
  /** What the author had open, or else what their note says to look at. */
  readonly origin: 'tabs' | 'references';
  /** In the author's order. */
  readonly files: readonly Place[];
  readonly breakpoints: readonly Place[];
  /** The one to have in front. */
  readonly active?: Place;
  /** Files that the working tree has not any more. */
  readonly gone: readonly string[];
}

export type StartOutcome =
  /** No working tree of the note's repository is open in this window. */
  | { readonly type: 'notOpen' }
  | {
      readonly type: 'started';
      readonly root: string;
      readonly branch: string;
      readonly head: string;
      /** Commits that only the remote's branch, and only the one here, has. */
      readonly behind: number;
      readonly ahead: number;
      /** The noted commit is not on the branch: never pushed, or rewritten since. */
      readonly lacksNoted: boolean;
      readonly places: Places;
    }
  | {
      readonly type: 'stopped';
      readonly root: string;
      readonly branch: string;
      /** The branch is checked out already: its files can be opened all the same. */
      readonly isCurrent: boolean;
      readonly outcome: Exclude<ResumeOutcome, { readonly type: 'switched' }>;
    };

export interface StartWorkPorts extends NoteCheckoutPorts {
  readonly git: GitHistory;
  readonly gitHub: GitHub;
}

const filesAtOnce = 4;
/** Tabs that are opened of what a note lists, and how many of a list are looked at for them. */
const mostOpened = 5;
const mostListed = 20;

/**
 * Gets the note's branch and switches to it, and finds where its author was. Discards nothing: whatever is in the way
 * stops it. Never rejects.
 */
export async function startWork(
  ports: StartWorkPorts,
  { repository, entry }: Handoff,
  options: { readonly signal?: AbortSignal; readonly offline?: boolean } = {},
): Promise<StartOutcome> {
  const { git, gitHub } = ports;
  const found = noteCheckout(ports, repository);
  if (found === undefined) return { type: 'notOpen' };
  const { checkout, remote } = found;
  const { root } = checkout;
  const { note } = entry.thread;
  const { header } = note;
  const isOffline = options.offline === true;
  const known = await branchOf(
    gitHub,
    { ...entry.thread.comment, repository, branch: header.branch, owner: ownerOf(found) },
    options.signal,
  );
  // Which branch it is only GitHub knows: a fork may call its branch as this repository calls another.
  if (known === undefined && !isOffline) {
    const local = await git.head(root, header.branch, options);
    return {
      type: 'stopped',
      root,
      branch: header.branch,
      isCurrent: false,
      outcome: {
        type: 'fetchFailed',
        localBranch: local.type === 'ok' && local.value !== undefined,
        failure: { code: 'failed', detail: 'The pull request of the note could not be read.' },
      },
    };
  }
  // A fork holds no pull requests of its parent, and branches of nobody but its owner.
  if (found.isFork && known?.pullRequest !== undefined)
    return {
      type: 'stopped',
      root,
      branch: known.branch,
      isCurrent: false,
      outcome: { type: 'noSuchRemote' },
    };
  const request: ResumeRequest = {
    remote,
    ...(known ?? { branch: header.branch }),
    ...(isOffline ? { offline: true } : {}),
  };
  const { branch } = request;
  const outcome = await git.resume(root, request, options);
  if (outcome.type !== 'switched') {
    const isCurrent = checkout.head.type === 'branch' && checkout.head.name === branch;
    return { type: 'stopped', root, branch, isCurrent, outcome };
  }
  const { head, behind, ahead } = outcome;
  const [places, base] = await Promise.all([
    placesOf(git, root, note, head),
    head === header.head ? undefined : git.base(root, branch, header.head, options),
  ]);
  const lacksNoted = base?.type === 'ok' && base.value.type === 'notedGone';
  return { type: 'started', root, branch, head, behind, ahead, lacksNoted, places };
}

/** Where the files would come from that a note says to open; undefined where it names none. */
export function placesOriginOf({ header, content }: Note): Places['origin'] | undefined {
  if ((header.resume?.files.length ?? 0) > 0) return 'tabs';
  return listedReferences(content).length > 0 ? 'references' : undefined;
}

/**
 * The author's files and breakpoints as lines of the working tree, of which `head` is the commit when it has no changes;
 * without such files, the first five that the note says to look at.
 */
export async function placesOf(
  git: GitHistory,
  root: string,
  { header, content }: Note,
  head?: string,
): Promise<Places> {
  const { resume = { files: [], breakpoints: [] }, head: noted } = header;
  const all = [...resume.files, ...resume.breakpoints];
  const located = new Map<Place, Place | undefined>();
  const waiting = [...all];
  const worker = async (): Promise<void> => {
    for (let place = waiting.shift(); place !== undefined; place = waiting.shift())
      located.set(place, head === noted ? place : await placeNow(git, root, noted, place));
  };
  await Promise.all(Array.from({ length: filesAtOnce }, worker));
  const present = (places: readonly Place[]): readonly Place[] =>
    places.flatMap((place) => located.get(place) ?? []);
  const breakpoints = present(resume.breakpoints);
  if (resume.files.length === 0) {
    const files = await listedPlaces(git, root, [...new Set([noted, head ?? noted])], content);
    const [first] = files;
    const active = first === undefined ? {} : { active: first };
    return { origin: 'references', files, breakpoints, ...active, gone: [] };
  }
  const active = resume.files.find(({ path }) => path === resume.active);
  const inFront = active === undefined ? undefined : located.get(active);
  return {
    origin: 'tabs',
    files: present(resume.files),
    breakpoints,
    ...(inFront === undefined ? {} : { active: inFront }),
    gone: resume.files.filter((place) => located.get(place) === undefined).map(({ path }) => path),
  };
}

/** Of what the note lists, the files that the repository has, each once. A commit may be unknown here: the next is asked. */
async function listedPlaces(
  git: GitHistory,
  root: string,
  commits: readonly string[],
  content: NoteContent,
): Promise<readonly Place[]> {
  const found = new Map<string, Place>();
  for (const meanings of listedReferences(content).slice(0, mostListed)) {
    if (found.size === mostOpened) break;
    const tries = meanings.flatMap((reference) => commits.map((commit) => ({ reference, commit })));
    for (const { reference, commit } of tries) {
      const place = await locateReference(git, root, commit, reference);
      if (place.type !== 'here' || place.change === 'unknown') continue;
      if (!found.has(place.path)) found.set(place.path, { path: place.path, line: place.line ?? 1 });
      break;
    }
  }
  return [...found.values()];
}

async function placeNow(
  git: GitHistory,
  root: string,
  noted: string,
  { path, line }: Place,
): Promise<Place | undefined> {
  const found = await locateReference(git, root, noted, { path, line });
  return found.type === 'here' ? { path: found.path, line: found.line ?? line } : undefined;
}

/** Whose branches the remote of the working tree has. */
function ownerOf({ checkout, remote }: NoteCheckout): string | undefined {
  const { url } = checkout.remotes.find(({ name }) => name === remote) ?? { url: '' };
  return repositoryReference(url)?.owner;
}

/**
 * The branch to switch to; of a pull request from somebody else's fork, its head under the fork's name; undefined when
 * GitHub does not tell.
 */
async function branchOf(
  gitHub: GitHub,
  note: {
    readonly repository: Handoff['repository'];
    readonly subject: Required<NoteSubject>;
    readonly branch: string;
    readonly owner: string | undefined;
  },
  signal: AbortSignal | undefined,
): Promise<Pick<ResumeRequest, 'branch' | 'pullRequest'> | undefined> {
  const { repository, subject, branch, owner } = note;
  if (subject.type !== 'pullRequest') return { branch };
  try {
    const { head } = await gitHub.pullRequests.get(repository, subject.number, signal);
    if (sameLogin(head.owner ?? '', owner ?? repository.owner)) return { branch: head.branch };
    return { branch: `${head.owner ?? 'fork'}/${head.branch}`, pullRequest: subject.number };
  } catch (error) {
    if (error instanceof GitHubFailure) return undefined;
    throw error;
  }
}
