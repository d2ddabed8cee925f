import { withEvidence } from '../../core/note/draft/withEvidence.ts';
import type { EvidenceFacts } from '../../core/note/evidence/evidenceFacts.ts';
import type { Draft } from '../../core/note/note.ts';
import type { OpenDraft } from './openDraft.ts';

/** An open draft with the evidence that it goes out with; the edit of a published note has the evidence of that. */
export function wholeDraft(
  { draft, identity }: Pick<OpenDraft, 'draft' | 'identity'>,
  facts: EvidenceFacts | undefined,
): Draft {
  return identity.edits === undefined ? withEvidence(draft, facts) : draft;
}
