import * as vscode from 'vscode';
import type { TeamFileIssue } from '../../core/availability/teamFile/teamFile.ts';

/** What is wrong with a part of the team file, and what it should be. */
export function teamFileProblemSentence(issue: TeamFileIssue): string {
  const { t } = vscode.l10n;
  switch (issue.code) {
    case 'file-too-large':
      return t(
        'The file has {0} characters; at most {1} are read, so nothing of it is used.',
        issue.size,
        issue.limit,
      );
    case 'too-many-aliases':
      return t('The file has more than {0} aliases, so nothing of it is used.', issue.limit);
    case 'yaml-unreadable':
      return t('This cannot be read as YAML, so nothing of it is used.');
    case 'yaml-syntax':
      return t('This is no valid YAML ({0}).', issue.yamlCode);
    case 'alias-unresolved':
      return t('Nothing in this file is marked as “&{0}”.', issue.alias);
    case 'type-wrong':
      return typeSentence(issue.expected);
    case 'key-unknown':
      return issue.nearest === null
        ? t('“{0}” means nothing here and is not used.', issue.key)
        : t('“{0}” means nothing here and is not used. Did you mean “{1}”?', issue.key, issue.nearest);
    case 'key-repeated':
      return t('“{0}” stands here twice; the first one counts.', issue.key);
    case 'version-unsupported':
      return t('This version of Baton reads version 1 of the file, not {0}.', issue.version);
    case 'login-invalid':
      return t('“{0}” cannot be a GitHub login.', issue.login);
    case 'login-repeated':
      return t('@{0} stands here twice; the first entry counts.', issue.login);
    case 'zone-unknown':
      return t('“{0}” is no time zone. Use an IANA name such as Europe/Lisbon.', issue.zone);
    case 'day-unknown':
      return t('“{0}” is no weekday. Use mon to sun, or a range such as mon-fri.', issue.key);
    case 'day-repeated':
      return t('“{0}” has hours already; “{1}” gives it others.', issue.day, issue.key);
    case 'blocks-malformed':
      return t(
        '“{0}” is no time. Use “09:00-17:00”, several with commas between them, or “off”.',
        issue.text,
      );
    case 'blocks-overlap':
      return t('These times overlap: {0}. They count as one.', issue.text);
    case 'block-long':
      return t(
        '{0} ends on the next day and counts as {1} hours. Are start and end swapped?',
        issue.text,
        issue.hours,
      );
    case 'date-malformed':
      return t('“{0}” is no date. Use 2026-12-24, or 2026-12-24..2027-01-02.', issue.text);
    case 'date-nonexistent':
      return t('The date {0} does not exist.', issue.text);
    case 'away-reversed':
      return t('{0} is after {1}: start and end are swapped.', issue.from, issue.to);
    case 'response-malformed':
      return t('“{0}” is no length of time. Use 4h, 30m or 1h30m.', issue.text);
    case 'kind-unknown':
      return t('“{0}” is no kind of note. Use handoff, review, decision or update.', issue.kind);
    case 'member-not-collaborator':
      return t(
        '@{0} is not among the people who can be addressed in this repository on GitHub.',
        issue.login,
      );
  }
}

function typeSentence(expected: Extract<TeamFileIssue, { code: 'type-wrong' }>['expected']): string {
  const { t } = vscode.l10n;
  switch (expected) {
    case 'map':
      return t('Keys with values are expected here.');
    case 'list':
      return t('A list is expected here.');
    case 'text':
      return t('A text is expected here.');
    case 'blocks':
      return t('Times such as “09:00-17:00” are expected here.');
  }
}
