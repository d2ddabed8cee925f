import { sameLogin } from '../../core/note/addressee.ts';
import type { DraftSession } from './draftSession.ts';

/** `noDraft`: no branch is checked out on which a note could be written. */
export type AddressResult = 'added' | 'already' | 'noDraft';

/** Makes somebody an addressee of the open draft; everything else of it stays. */
export function addressPerson(session: DraftSession, login: string): AddressResult {
  if (session.state.type !== 'open') return 'noDraft';
  const { draft } = session.state;
  const { header } = draft.draft;
  if (header.to.some((other) => sameLogin(other, login))) return 'already';
  draft.replace({ ...draft.draft, header: { ...header, to: [...header.to, login] } });
  return 'added';
}

/** `begun`: an update stands on this branch already; it is left as it is. */
export type InvitationResult = 'written' | 'begun' | 'noDraft';

/** Puts an invitation into this branch's update, addressed to one person. A text that is begun is never replaced. */
export async function writeInvitation(
  session: DraftSession,
  login: string,
  text: { readonly summary: string; readonly message: string },
): Promise<InvitationResult> {
  await session.chooseKind('update');
  if (session.state.type !== 'open' || session.state.draft.identity.kind !== 'update') return 'noDraft';
  const { draft } = session.state;
  if (draft.save.type !== 'unwritten') return 'begun';
  const { header, content } = draft.draft;
  draft.replace({
    header: { ...header, to: [login] },
    content: { ...content, summary: text.summary, whereItStands: text.message },
  });
  return 'written';
}
