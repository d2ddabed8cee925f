import { t } from '@vscode/l10n';
import type { NoteKind, NotePriority, NoteStatus, SectionId } from '../../core/note/note.ts';

export const kindWord = (kind: NoteKind): string => {
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

export const sectionWord = (section: SectionId): string => {
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
