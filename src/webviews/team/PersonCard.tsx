import { t } from '@vscode/l10n';
import type { JSX } from 'preact';
import { HORIZON, overlapWithin } from '../../core/availability/availability.ts';
import { DAY, epochDayOf } from '../../core/availability/civilDate.ts';
import type { Availability } from '../../core/availability/schedule.ts';
import { zoneTable } from '../../core/availability/zoneTable.ts';
import type { Instant } from '../../core/instant.ts';
import type { TeamPerson } from '../../protocol/teamState.ts';
import { Icon } from '../shared/Icon.tsx';
import { calendarDate } from '../shared/timePhrases.ts';
import { personAt } from './peopleView.ts';
import { useTeam, type TeamScene } from './teamContext.ts';
import { lengthWords, near, onBothClocks, placeWords, personState, time } from './teamWords.ts';

/** All that is known of one person at the time looked at, and what can be done. */
export const PersonCard = ({ person }: { readonly person: TeamPerson }): JSX.Element => {
  const scene = useTeam();
  const { send, select, looked, isMe, waiting } = scene;
  const { login, name } = person;
  const me = isMe(person);
  const { state } = personAt(person, looked, waiting.at).availability;
  return (
    <section class="card" aria-label={t('About {0}', name ?? login)}>
      <div class="card-head">
        <h2>
          {name ?? `@${login}`} {name !== null && <span class="quiet">@{login}</span>}
        </h2>
        <div class="buttons">
          {me ? (
            <button
              type="button"
              onClick={() => {
                send('setMyHours', {});
              }}
            >
              {t('Set My Hours…')}
            </button>
          ) : (
            <button
              type="button"
              class="primary"
              onClick={() => {
                send('address', { login });
              }}
            >
              {t('Address in Handoff')}
            </button>
          )}
          {!me && state === 'unknown' && (
            <button
              type="button"
              onClick={() => {
                send('invite', { login });
              }}
            >
              {t('Copy an Invitation')}
            </button>
          )}
          {person.broken && (
            <button
              type="button"
              onClick={() => {
                send('openTeamFile', { login });
              }}
            >
              {t('Open the File')}
            </button>
          )}
          <button
            type="button"
            class="bare"
            aria-label={t('Close')}
            title={t('Close')}
            onClick={() => {
              select(undefined);
            }}
          >
            <Icon name="close" />
          </button>
        </div>
      </div>
      <dl>
        {factsOf(person, scene).map(([term, words]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
};

type Fact = readonly [string, string];

function factsOf(person: TeamPerson, scene: TeamScene): readonly Fact[] {
  const { team, looked, mine, isMe, waiting, myAxis } = scene;
  const { schedule, responseTime } = person;
  const { zone } = schedule;
  const { availability: at, expected } = personAt(person, looked, waiting.at);
  const both = (instant: number): string => onBothClocks(instant, zone, team.zone, looked);
  const facts: Fact[] = [
    [t('Clock'), placeWords(person, looked)],
    [t('State'), personState(person, at, looked, isMe(person))],
  ];
  if (at.state === 'unknown') facts.push([t('Hours'), unknownWords(person)]);
  else {
    facts.push([t('Next free'), windowWords(at, looked, both)]);
    if (expected !== null && responseTime !== null) facts.push([t('Answer expected by'), both(expected)]);
  }
  if (responseTime !== null)
    facts.push([t('Usually answers within'), t('{0} of working time', lengthWords(responseTime))]);
  if (!isMe(person) && at.state !== 'unknown') {
    const windows = overlapWithin(mine, schedule, myAxis)?.windows;
    facts.push([
      t('In common with you'),
      windows === undefined
        ? t('not known')
        : windows.length === 0
          ? t('no time on the dates shown')
          : windows
              .slice(0, 4)
              .map(({ start, end }) => `${near(start, team.zone, looked)}–${time(end, team.zone)}`)
              .join(', '),
    ]);
  }
  const away = awayWords(person, looked);
  if (away !== '') facts.push([t('Away'), away]);
  if (person.teams.length > 0) facts.push([t('Teams'), person.teams.join(', ')]);
  return facts;
}

function windowWords(
  { nextFree }: Availability,
  looked: Instant,
  both: (instant: Instant) => string,
): string {
  if (nextFree === null) return t('not within two years');
  const { start, end } = nextFree;
  return end >= looked + HORIZON
    ? t('{0}, with no end in sight', both(start))
    : t('{0}, for {1}', both(start), lengthWords(end - start));
}

const unknownWords = ({ broken }: TeamPerson): string =>
  broken
    ? t('The entry in .github/baton.yml has an error, so nothing is assumed.')
    : t('Not shared. Unknown is not “available”: ask before you count on an answer.');

/** The ranges away that are not over, at most three. */
function awayWords({ schedule: { away, zone } }: TeamPerson, looked: number): string {
  const today = (zone === null ? null : zoneTable(zone))?.epochDayAt(looked) ?? Math.floor(looked / DAY);
  return away
    .filter(({ to }) => (epochDayOf(to) ?? -Infinity) >= today)
    .toSorted((a, b) => a.from.localeCompare(b.from))
    .slice(0, 3)
    .map(({ from, to }) => (from === to ? calendarDate(from) : `${calendarDate(from)} – ${calendarDate(to)}`))
    .join(', ');
}
