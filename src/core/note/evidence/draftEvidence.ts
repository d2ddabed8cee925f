import { withChoices } from '../draft/branchChoices.ts';
import type { Draft } from '../note.ts';
import { sectionNeeds } from '../requiredSections.ts';
import { textFingerprint } from '../textFingerprint.ts';

/** Whether the note carries evidence of its branch: as its kind does, unless the author decided otherwise. */
export function carriesEvidence({ header, choices }: Draft): boolean {
  if (choices?.evidence !== undefined) return choices.evidence === 'included';
  return sectionNeeds[header.kind].evidence === 'auto';
}

/** Whether a person wrote or changed the evidence section: then it is theirs, and nothing replaces it. */
export function hasOwnEvidence({ content, choices }: Draft): boolean {
  return content.evidence.trim() !== '' && textFingerprint(content.evidence) !== choices?.generated;
}

/** The draft with its evidence forgotten, so that it is generated anew. */
export function withoutOwnEvidence(draft: Draft): Draft {
  return withEvidenceText(draft, '');
}

/** The draft with a generated evidence section, empty for none; the draft itself when that is its text already. */
export function withEvidenceText(draft: Draft, text: string): Draft {
  if (draft.content.evidence === text) return draft;
  const { evidence, dropped } = draft.choices ?? {};
  return withChoices(
    { ...draft, content: { ...draft.content, evidence: text } },
    {
      ...(evidence === undefined ? {} : { evidence }),
      ...(dropped === undefined ? {} : { dropped }),
      ...(text === '' ? {} : { generated: textFingerprint(text) }),
    },
  );
}
