import { t } from '@vscode/l10n';
import type { NoteKind, NotePriority, NoteStatus, SectionId } from '../../core/note/note.ts';
import * as words from '../../protocol/noteWords.ts';

export const kindWord = (kind: NoteKind): string => words.kindWord(t, kind);

export const statusWord = (status: NoteStatus): string => {
  switch (status) {
    case 'on_track':
      return t('On track');
    case 'at_risk':
      return t('At risk');
    case 'blocked':
      return t('Blocked');
  }
};

export const priorityWord = (priority: NotePriority): string => {
  switch (priority) {
    case 'low':
      return t('Low');
    case 'normal':
      return t('Normal');
    case 'high':
      return t('High');
    case 'urgent':
      return t('Urgent');
  }
};

export const sectionWord = (section: SectionId): string => words.sectionWord(t, section);
