import type { NoteKind, SectionId } from '../core/note/note.ts';

/** Gives a message in the user's language: `vscode.l10n.t` in the host, `t` of `@vscode/l10n` in a view. */
export type Translate = (message: string, ...values: (string | number)[]) => string;

export const kindWord = (t: Translate, kind: NoteKind): string => {
  switch (kind) {
    case 'handoff':
      return t('Handoff');
    case 'review':
      return t('Review');
    case 'decision':
      return t('Decision');
    case 'update':
      return t('Update');
  }
};

export const sectionWord = (t: Translate, section: SectionId): string => {
  switch (section) {
    case 'summary':
      return t('Summary');
    case 'why':
      return t('Why it matters');
    case 'whereItStands':
      return t('Where it stands');
    case 'nextSteps':
      return t('Next steps');
    case 'blockedBy':
      return t('Blocked by');
    case 'questions':
      return t('Questions');
    case 'contingencies':
      return t('If … then …');
    case 'references':
      return t('Where to look');
    case 'evidence':
      return t('Evidence');
  }
};
