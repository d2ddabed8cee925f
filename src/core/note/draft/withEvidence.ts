import { canonicalBlock } from '../codec/canonicalText.ts';
import { carriesEvidence, hasOwnEvidence, withEvidenceText } from '../evidence/draftEvidence.ts';
import { evidence } from '../evidence/evidence.ts';
import type { EvidenceFacts } from '../evidence/evidenceFacts.ts';
import type { Draft } from '../note.ts';

/**
 * The draft with its evidence section as the facts have it, without what the author dropped; the draft itself when
 * nothing changes. An author's own text stays. Without facts, what was generated before stays.
 */
export function withEvidence(draft: Draft, facts: EvidenceFacts | undefined): Draft {
  if (hasOwnEvidence(draft)) return draft;
  if (!carriesEvidence(draft)) return withEvidenceText(draft, '');
  if (facts === undefined) return draft;
  return withEvidenceText(draft, canonicalBlock(evidence(facts, new Set(draft.choices?.dropped))));
}
