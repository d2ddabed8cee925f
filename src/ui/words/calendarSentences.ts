import * as vscode from 'vscode';
import type { CalendarState } from '../../app/team/myCalendars.ts';
import { timePhrase } from './timePhrase.ts';

type Failure = NonNullable<CalendarState['failure']>;

const megabytes = (bytes: number): number => Math.round(bytes / 2 ** 20);

/** Why a calendar could not be read, and what to do. Names no address. */
export function calendarFailureSentence(failure: Failure): string {
  const { t } = vscode.l10n;
  switch (failure.code) {
    case 'address-invalid':
      return t(
        'This is no address that keeps the calendar secret on its way. Add one that begins with https:// or webcal://.',
      );
    case 'redirect-unsafe':
      return t(
        'The calendar’s server leads on to an address that would not keep the calendar secret on its way. Copy the address anew from your calendar.',
      );
    case 'file-missing':
      return t('The file is not there any more. Remove this calendar and add the file anew.');
    case 'file-unreadable':
      return t('The file cannot be read. Check its permissions.');
    case 'offline':
      return t('The calendar’s server cannot be reached. Baton tries again by itself.');
    case 'timed-out':
      return t(
        'The calendar’s server did not finish within {0} seconds. Baton tries again by itself.',
        Math.round(failure.milliseconds / 1000),
      );
    case 'cancelled':
      return t('Reading was stopped.');
    case 'too-large':
      return t(
        'The calendar is larger than {0} MB. Export or publish only its future part.',
        megabytes(failure.limit),
      );
    case 'feed-too-large':
      return t(
        'The calendar is larger than {0} million characters. Export or publish only its future part.',
        Math.round(failure.limit / 1e6),
      );
    case 'too-many-events':
      return t(
        'The calendar has more than {0} events. Export or publish only its future part.',
        failure.limit,
      );
    case 'refused':
      return t('The server asks for a sign-in. Use the calendar’s secret iCalendar address instead.');
    case 'gone':
      return t('There is no calendar at this address any more. Copy the address anew from your calendar.');
    case 'unavailable':
      return t('The calendar’s server answered with error {0}. Baton tries again by itself.', failure.status);
    case 'not-a-calendar':
      return failure.looksLikeHtml
        ? t(
            'The address leads to a web page. Use the calendar’s iCalendar address, which often ends in .ics.',
          )
        : t('This is no calendar in the iCalendar format (.ics).');
    case 'person-zone-unknown':
      return t('This machine’s time zone is not known, so the calendar’s times cannot be read.');
  }
}

/** `213 events`. */
export function eventsPhrase(count: number): string {
  const { t } = vscode.l10n;
  return count === 1 ? t('one event') : t('{0} events', count);
}

/** `counts as off · 213 events · as of Tue 24 Nov, 10:31`. */
export function calendarPhrase({ entry, events, asOf, isRefreshing }: CalendarState): string {
  const { t } = vscode.l10n;
  const meaning = entry.as === 'off' ? t('busy time counts as off') : t('busy time counts as focus');
  const read = isRefreshing
    ? t('being read')
    : asOf === null
      ? t('not read yet')
      : t('as of {0}', timePhrase(asOf));
  return [meaning, ...(asOf === null ? [] : [eventsPhrase(events)]), read].join(' · ');
}
