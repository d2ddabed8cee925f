import type { EditResult, EditFailure } from '../../core/availability/teamFile/editMember.ts';
import { TEAM_FILE_PATH } from '../../core/availability/teamFile/teamFile.ts';
import type { GitHub } from '../ports/gitHub.ts';
import { GitHubFailure, gitHubFailureReason, type GitHubFailureReason } from '../ports/gitHubFailure.ts';
import type { StorageFailure } from '../ports/storageFailure.ts';
import type { TeamFileSource } from '../ports/teamFileSource.ts';
import type { RepositoryReference } from '../repository/repositoryReference.ts';

/**
 * How a change of the team file reaches the others. `save`: only written into the working tree, to be committed with
 * the user's own tools. `push`: one commit on the default branch. `pullRequest`: one commit on a branch of its own
 * with a pull request into the default branch.
 */
export type ShareWay = 'save' | 'push' | 'pullRequest';

export interface TeamFileChange {
  /** The text with the change, e.g. by `editMember`. It is called with the text of the place that is written to. */
  readonly edit: (text: string) => EditResult;
  /** Whose entry changes: names the branch. */
  readonly login: string;
  /** First line of the commit, and the title of the pull request. */
  readonly message: string;
  /** Markdown of the pull request. */
  readonly description: string;
}

/** Where the change goes. */
export interface TeamFilePlace {
  /** Absolute path of the working tree; absent where the file belongs to another repository: `save` is not possible then. */
  readonly root?: string;
  /** Absent without a remote on a GitHub server: only `save` is possible then. */
  readonly reference: RepositoryReference | undefined;
  /** What a file that is new in the working tree begins with, e.g. the text that stands on the default branch. */
  readonly beginning?: string;
}

export type ShareOutcome =
  | { readonly type: 'saved' }
  | { readonly type: 'pushed'; readonly branch: string }
  /** `isNew`: it was opened by this call; else the change was added to the one that is open already. */
  | { readonly type: 'pullRequest'; readonly number: number; readonly url: string; readonly isNew: boolean }
  /** The file there says so already. */
  | { readonly type: 'unchanged' }
  | { readonly type: 'noRemote' }
  | { readonly type: 'noWorkingTree' }
  /** The viewer may not push into this repository; nothing was changed. */
  | { readonly type: 'mayNotWrite' }
  /** The default branch takes changes by pull request only (or somebody keeps changing the file); nothing was changed. */
  | { readonly type: 'refused' }
  | { readonly type: 'editFailed'; readonly failure: EditFailure }
  | { readonly type: 'notSaved'; readonly failure: StorageFailure }
  /** GitHub failed. Calling again goes on where this call stopped, and never opens a second pull request. */
  | { readonly type: 'failed'; readonly reason: GitHubFailureReason };

export interface ShareTeamFilePorts {
  readonly gitHub: GitHub;
  readonly teamFile: Pick<TeamFileSource, 'readUnsaved' | 'write'>;
}

/** What a team file begins with that one entry makes. */
export const emptyTeamFile = 'version: 1\n';

/** More branches of one person than this are a sign of something else. */
const mostBranches = 20;

/**
 * Changes the team file and shares the change. For `push` and `pullRequest` the commit is made on GitHub, on top of
 * the text that is there at this moment: the working tree, its branch and its index stay as they are, and the change
 * arrives with the next pull. Never rejects for what GitHub, disk or file may be like.
 */
export async function shareTeamFile(
  ports: ShareTeamFilePorts,
  place: TeamFilePlace,
  change: TeamFileChange,
  way: ShareWay,
  signal?: AbortSignal,
): Promise<ShareOutcome> {
  if (way === 'save') return save(ports, place, change);
  const { reference } = place;
  if (reference === undefined) return { type: 'noRemote' };
  try {
    const { mayWrite, isArchived, defaultBranch, repository } = await ports.gitHub.repositories.facts(
      reference,
      signal,
    );
    if (!mayWrite || isArchived) return { type: 'mayNotWrite' };
    const target = { ports, repository, change, signal };
    return way === 'push' ? await push(target, defaultBranch) : await propose(target, defaultBranch);
  } catch (error) {
    return { type: 'failed', reason: gitHubFailureReason(error) };
  }
}

async function save(
  { teamFile }: ShareTeamFilePorts,
  { root, beginning = emptyTeamFile }: TeamFilePlace,
  change: TeamFileChange,
): Promise<ShareOutcome> {
  if (root === undefined) return { type: 'noWorkingTree' };
  const before = await teamFile.readUnsaved(root);
  if (before.type === 'unreadable') return { type: 'notSaved', failure: before.failure };
  const text = before.type === 'read' ? before.text : undefined;
  const edited = change.edit(text ?? beginning);
  if (!edited.ok) return { type: 'editFailed', failure: edited.failure };
  if (edited.text === text) return { type: 'unchanged' };
  const failure = await teamFile.write(root, edited.text);
  return failure === undefined ? { type: 'saved' } : { type: 'notSaved', failure };
}

interface Target {
  readonly ports: ShareTeamFilePorts;
  readonly repository: RepositoryReference;
  readonly change: TeamFileChange;
  readonly signal: AbortSignal | undefined;
}

async function push(target: Target, branch: string): Promise<ShareOutcome> {
  const failed = await commitOn(target, branch);
  return failed ?? { type: 'pushed', branch };
}

async function propose(target: Target, baseBranch: string): Promise<ShareOutcome> {
  const { ports, repository, change, signal } = target;
  const { files, history, pullRequests } = ports.gitHub;
  const base = await history.branchHead(repository, baseBranch, signal);
  if (base === undefined) return { type: 'refused' };
  for (let count = 1; count <= mostBranches; count += 1) {
    const branch = `baton/hours-${branchPart(change.login)}${count === 1 ? '' : `-${count}`}`;
    const exists = (await history.branchHead(repository, branch, signal)) !== undefined;
    const known = exists
      ? await pullRequests.ofBranch(repository, { owner: repository.owner, branch }, signal)
      : [];
    const open = known.find(({ state }) => state === 'open');
    // A merged or closed one is history; a branch without any was left by a call that was cut short.
    if (open === undefined && known.length > 0) continue;
    if (!exists) {
      const needless = await whyNeedless(target, baseBranch);
      if (needless !== undefined) return needless;
      await files.createBranch(repository, branch, base, signal);
    }
    const failed = await commitOn(target, branch);
    if (failed !== undefined && failed.type !== 'unchanged') return failed;
    if (open !== undefined) {
      return failed ?? { type: 'pullRequest', number: open.number, url: open.url, isNew: false };
    }
    const { number, url } = await pullRequests.create(
      repository,
      { title: change.message, body: change.description, head: branch, baseBranch },
      signal,
    );
    return { type: 'pullRequest', number, url, isNew: true };
  }
  return { type: 'refused' };
}

/** Undefined when the change stands on the branch. Somebody else's change in between is read and tried once more. */
async function commitOn(target: Target, branch: string): Promise<ShareOutcome | undefined> {
  const { ports, repository, change, signal } = target;
  for (let attempt = 1; attempt <= 2; attempt += 1) {
    const before = await ports.gitHub.files.read(repository, TEAM_FILE_PATH, branch, signal);
    const edited = change.edit(before?.text ?? emptyTeamFile);
    if (!edited.ok) return { type: 'editFailed', failure: edited.failure };
    if (edited.text === before?.text) return { type: 'unchanged' };
    try {
      await ports.gitHub.files.write(
        repository,
        {
          path: TEAM_FILE_PATH,
          branch,
          text: edited.text,
          message: change.message,
          ...(before === undefined ? {} : { replaces: before.blob }),
        },
        signal,
      );
      return undefined;
    } catch (error) {
      if (!(error instanceof GitHubFailure && error.reason.type === 'invalid')) throw error;
    }
  }
  return { type: 'refused' };
}

/** Why the change cannot be made on that branch, or need not be. */
async function whyNeedless(
  { ports, repository, change, signal }: Target,
  branch: string,
): Promise<ShareOutcome | undefined> {
  const file = await ports.gitHub.files.read(repository, TEAM_FILE_PATH, branch, signal);
  const edited = change.edit(file?.text ?? emptyTeamFile);
  if (!edited.ok) return { type: 'editFailed', failure: edited.failure };
  return edited.text === file?.text ? { type: 'unchanged' } : undefined;
}

/** A login as part of a branch's name: an app's has brackets, which git does not take. */
const branchPart = (login: string): string => login.toLowerCase().replaceAll(/[^a-z0-9_-]/g, '-');
