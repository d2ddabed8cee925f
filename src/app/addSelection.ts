import {
  addReference,
  hasReference,
  permalinkUrl,
  referenceLabel,
  type Snippet,
} from '../core/note/addReference.ts';
import type { FileReference } from '../core/note/readiness/referenceRules.ts';
import type { DraftSession, DraftSessionState } from './draftSession.ts';
import type { Clock } from './ports/clock.ts';
import type { GitHistory } from './ports/gitHistory.ts';
import type { LineRange } from './ports/lineRange.ts';
import type { Log } from './ports/log.ts';
import type { Checkout } from './ports/workspace.ts';
import { repositoryReference } from './repositoryReference.ts';

/** What somebody chose in the editor. */
export interface Selection {
  /** Absolute path. */
  readonly file: string;
  /** Absent: the whole file. */
  readonly lines?: LineRange['lines'];
  /** What to quote below the reference. */
  readonly snippet?: Snippet;
}

/**
 * `notPushed`: the link works once the commit is pushed. `notCommitted`: the branch's head has no such lines yet.
 * `noAddress`: no remote on GitHub, or git gave no answer.
 */
export type SelectionLink = 'linked' | 'notPushed' | 'notCommitted' | 'noAddress';

export interface AddedSelection {
  /** `path:line-line`. */
  readonly label: string;
  readonly link: SelectionLink;
}

export type AddSelectionResult =
  | { readonly type: 'noDraft'; readonly reason: 'loading' | 'detached' | 'noRepository' }
  | {
      readonly type: 'done';
      readonly added: readonly AddedSelection[];
      /** Labels of what the note refers to already. */
      readonly already: readonly string[];
      /** Files of no, or another, repository. */
      readonly outside: readonly string[];
    };

export interface AddSelectionPorts {
  readonly session: DraftSession;
  readonly git: Pick<GitHistory, 'permalink' | 'lineCounts'>;
  readonly clock: Clock;
  readonly log: Log;
  /** The file's path relative to the folder, with `/`; undefined when it is not within it. */
  readonly pathWithin: (folder: string, file: string) => string | undefined;
}

/** Milliseconds for which a repository that is being opened is waited for. */
const patience = 5_000;

/** Adds references to the open draft's *where to look*. Everything else of the draft stays. */
export async function addSelection(
  ports: AddSelectionPorts,
  selections: readonly Selection[],
): Promise<AddSelectionResult> {
  const { session } = ports;
  const begun = await settledState(ports);
  if (begun.type !== 'open') return noDraft(begun);
  const { checkout } = begun;
  const placed = selections.map((selection) => ({
    selection,
    path: ports.pathWithin(checkout.root, selection.file),
  }));
  const found = await Promise.all(
    placed.flatMap(({ selection, path }) =>
      path === undefined ? [] : [locate(ports, checkout, { ...selection, path })],
    ),
  );
  // Another branch may have been checked out while git was asked.
  const { state } = session;
  if (state.type !== 'open' || state.draft !== begun.draft)
    return state.type === 'open' ? { type: 'noDraft', reason: 'loading' } : noDraft(state);

  const before = state.draft.draft;
  let { references } = before.content;
  const added: AddedSelection[] = [];
  const already: string[] = [];
  for (const { reference, link, url, snippet } of found) {
    const isKnown = hasReference(references, reference);
    const next = addReference(references, {
      ...reference,
      ...(url === undefined ? {} : { url }),
      ...(snippet === undefined ? {} : { snippet }),
    });
    const label = referenceLabel(reference);
    if (next === references) already.push(label);
    // A snippet below a reference that stands there already leaves the reference's link as it is.
    else added.push({ label, link: isKnown ? 'linked' : link });
    references = next;
  }
  if (references !== before.content.references)
    state.draft.replace({ ...before, content: { ...before.content, references } });
  return {
    type: 'done',
    added,
    already: [...new Set(already)],
    outside: placed.flatMap(({ selection, path }) => (path === undefined ? [selection.file] : [])),
  };
}

interface Located {
  readonly reference: FileReference;
  readonly link: SelectionLink;
  readonly url?: string;
  readonly snippet?: Snippet;
}

async function locate(
  { git, log }: AddSelectionPorts,
  { root, head }: Checkout,
  { path, lines, snippet }: Selection & { readonly path: string },
): Promise<Located> {
  const reference: FileReference = {
    path,
    ...(lines === undefined ? {} : { line: lines.first, lastLine: lines.last }),
  };
  const located = { reference, ...(snippet === undefined ? {} : { snippet }) };
  const { commit } = head;
  if (commit === undefined) return { ...located, link: 'notCommitted' };
  const [parts, counts] = await Promise.all([
    git.permalink(root, commit, path),
    git.lineCounts(root, commit, [path]),
  ]);
  if (parts.type === 'failed') {
    log.warn('The permalink of a selection could not be made', { ...parts.failure });
    return { ...located, link: 'noAddress' };
  }
  const { existsAtCommit, pushed, remoteUrl } = parts.value;
  const known = counts.type === 'ok' ? (counts.value.get(path) ?? Infinity) : Infinity;
  if (!existsAtCommit || (lines?.last ?? 0) > known) return { ...located, link: 'notCommitted' };
  const repository = remoteUrl === undefined ? undefined : repositoryReference(remoteUrl);
  if (repository === undefined) return { ...located, link: 'noAddress' };
  return {
    ...located,
    link: pushed ? 'linked' : 'notPushed',
    url: permalinkUrl(repository.webUrl, commit, reference),
  };
}

function noDraft(state: Exclude<DraftSessionState, { type: 'open' }>): AddSelectionResult {
  if (state.type === 'detached') return { type: 'noDraft', reason: 'detached' };
  return { type: 'noDraft', reason: state.workspace.type === 'loading' ? 'loading' : 'noRepository' };
}

/** The session's state once the repository is open: the command may be what started Baton. */
async function settledState({ session, clock }: AddSelectionPorts): Promise<DraftSessionState> {
  const isLoading = ({ state }: DraftSession): boolean =>
    state.type === 'closed' && state.workspace.type === 'loading';
  if (!isLoading(session)) return session.state;
  const waiting = new AbortController();
  const opened = Promise.withResolvers<undefined>();
  const following = session.onDidChange(() => {
    if (!isLoading(session)) opened.resolve(undefined);
  });
  await Promise.race([opened.promise, clock.wait(patience, waiting.signal).catch(() => undefined)]);
  following.dispose();
  waiting.abort();
  return session.state;
}
