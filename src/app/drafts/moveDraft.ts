import { applyToDraft } from '../../core/note/draft/applyToDraft.ts';
import { parseDraft } from '../../core/note/codec/draftFile.ts';
import type { DraftSession } from './draftSession.ts';
import { freshDraft } from './freshDraft.ts';
import type { OpenDrafts } from './openDrafts.ts';
import type { DraftIdentity, DraftStore } from '../ports/draftStore.ts';
import type { StorageFailure } from '../ports/storageFailure.ts';

export interface MoveDraftPorts {
  readonly session: DraftSession;
  readonly drafts: DraftStore;
  readonly openDrafts: OpenDrafts;
}

export type MoveDraftResult =
  | { readonly type: 'moved'; readonly branch: string }
  /** No branch is checked out, or it is the draft's own. */
  | { readonly type: 'noOtherBranch' }
  | { readonly type: 'otherRepository' }
  /** The branch has a draft of that kind. */
  | { readonly type: 'occupied'; readonly branch: string }
  | { readonly type: 'absent' }
  | { readonly type: 'failed'; readonly failure: StorageFailure };

/**
 * Makes a draft that of the checked-out branch, as after its own was renamed or deleted. It is written in its new
 * place before the old one goes to the trash, so that it is never in neither.
 */
export async function moveDraft(
  { session, drafts, openDrafts }: MoveDraftPorts,
  identity: DraftIdentity,
): Promise<MoveDraftResult> {
  const { state } = session;
  if (state.type !== 'open' || state.branch === identity.branch) return { type: 'noOtherBranch' };
  const { branch, checkout } = state;
  if (checkout.root !== identity.repository) return { type: 'otherRepository' };
  const open = openDrafts.find(identity);
  if (open !== undefined && open.save.type !== 'unwritten') await open.store();
  const loaded = await drafts.load(identity);
  if (loaded.type !== 'found') return loaded;
  const to = { ...identity, branch };
  const there = openDrafts.find(to);
  if (there !== undefined && there.save.type !== 'unwritten') return { type: 'occupied', branch };
  const { text } = loaded.draft;
  const { header } = freshDraft('', identity.kind, identity.branch);
  const { draft } = parseDraft(text, header);
  const moved = applyToDraft(text, { ...draft, header: { ...draft.header, branch } }, header);
  const saved = await drafts.save(to, moved, undefined);
  if (saved.type === 'conflict') return { type: 'occupied', branch };
  if (saved.type === 'failed') return saved;
  await there?.reload();
  await session.discardDraft(identity);
  await session.chooseKind(identity.kind);
  return { type: 'moved', branch };
}
