import * as vscode from 'vscode';
import { MINUTE } from '../../core/availability/civilDate.ts';
import type { RosterRemark } from '../../app/team/rosterRemarks.ts';
import { calendarFailureSentence } from './calendarSentences.ts';
import { timePhrase } from './timePhrase.ts';

/** What a reader of the team's times should know, in a sentence or two. */
export function rosterRemarkSentence(remark: RosterRemark): string {
  const { t } = vscode.l10n;
  switch (remark.type) {
    case 'clockWrong': {
      const minutes = Math.round(Math.abs(remark.ahead) / MINUTE);
      return remark.ahead > 0
        ? t(
            'This machine’s clock is {0} minutes ahead of GitHub’s, so times and deadlines are off by as much.',
            minutes,
          )
        : t(
            'This machine’s clock is {0} minutes behind GitHub’s, so times and deadlines are off by as much.',
            minutes,
          );
    }
    case 'oldZoneData':
      return t(
        'This VS Code does not know the latest change of time in {0}; Baton corrects it.',
        remark.zones.join(', '),
      );
    case 'fileElsewhere': {
      const { origin } = remark;
      if (origin.type === 'defaultBranch') return t('Team file of the default branch.');
      return origin.isCopy
        ? t('Team file of {0}, as of {1}.', origin.repository, timePhrase(origin.asOf))
        : t('Team file of {0}.', origin.repository);
    }
    case 'statusesUnknown':
      return t('Busy statuses on GitHub are not visible to your sign-in.');
    case 'calendarUnread':
      return t(
        'Your calendar “{0}” was not read. {1}',
        remark.label,
        calendarFailureSentence(remark.failure),
      );
    case 'calendarsUnread':
      return t(
        '{0} of your calendars were not read: {1}. “Baton: My Calendars…” says why.',
        remark.labels.length,
        remark.labels.join(', '),
      );
  }
}
