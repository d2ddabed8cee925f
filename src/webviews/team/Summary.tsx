import { t } from '@vscode/l10n';
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { waitingEnd } from '../../core/availability/answerWithin.ts';
import { HOUR } from '../../core/availability/civilDate.ts';
import type { Instant } from '../../core/instant.ts';
import { Icon } from '../shared/Icon.tsx';
import { fill } from '../shared/fill.tsx';
import type { TeamPerson } from '../../protocol/teamState.ts';
import { summaryOf, type TeamSummary } from './peopleView.ts';
import { useTeam, type TeamScene } from './teamContext.ts';
import { moment, near } from './teamWords.ts';

/** The sentence on top: what time it is, and who can answer within the hours that the viewer can wait. */
export const Summary = ({
  people,
  isWarm,
  settled,
}: {
  readonly people: readonly TeamPerson[];
  readonly isWarm: boolean;
  /** The time looked at once it rests: people are not counted anew for each place that a pointer passes. */
  readonly settled: Instant;
}): JSX.Element => {
  const scene = useTeam();
  const { team, options, setOptions, send, looked, isMoved, mine } = scene;
  const counted = useMemo(() => {
    if (!isWarm) return undefined;
    const until = waitingEnd(mine, settled, options.hours * HOUR).at;
    return { summary: summaryOf(people, team.viewer, settled, until), until };
  }, [isWarm, people, team.viewer, settled, mine, options.hours]);
  const words = counted === undefined ? '' : sentences(counted.summary, counted.until, scene).join(' ');
  // Read aloud when the answer changes, not with every minute or place that a pointer passes.
  const announced = useMemo(
    () => (isMoved ? `${t('{0} your time.', moment(settled, team.zone))} ${words}` : words),
    [counted?.summary.able, counted?.summary.people, counted?.summary.unknown, isMoved, isMoved && settled],
  );
  const hours = (
    <input
      type="number"
      class="field hours"
      min="0.5"
      max="80"
      step="0.5"
      aria-label={t('Hours that you can wait for an answer')}
      value={options.hours}
      onInput={(event) => {
        const value = event.currentTarget.valueAsNumber;
        if (value >= 0.5 && value <= 80) setOptions({ hours: value });
      }}
    />
  );
  return (
    <section class="summary" aria-label={t('Summary')}>
      <p class="summary-words">
        <strong>{t('{0} your time.', moment(looked, team.zone))}</strong>{' '}
        {isMoved && <span class="quiet">{t('Not now: you moved the time.')} </span>}
        {counted === undefined ? (
          <span class="quiet">{t('Laying out the hours of {0} people…', team.people.length)}</span>
        ) : (
          words
        )}
      </p>
      <p role="status" class="hidden-text">
        {announced}
      </p>
      <div class="controls">
        <span class="who">
          {fill(
            scene.waiting.basis === 'working'
              ? t('Who can answer within {0} of your working hours?')
              : t('Who can answer within {0} hours?'),
            hours,
          )}
        </span>
        <label class="check">
          <input
            type="checkbox"
            checked={options.onlyAble}
            onChange={(event) => {
              setOptions({ onlyAble: event.currentTarget.checked });
            }}
          />
          {t('Show only these')}
        </label>
      </div>
      {team.problems > 0 && (
        <p class="notice warning">
          <Icon name="warning" tone="warning" />
          <span>
            {team.problems === 1
              ? t('The team file has one problem.')
              : t('The team file has {0} problems.', team.problems)}{' '}
            <button
              type="button"
              class="link"
              onClick={() => {
                send('openTeamFile', {});
              }}
            >
              {t('Open the file')}
            </button>
          </span>
        </p>
      )}
    </section>
  );
};

function sentences(summary: TeamSummary, until: Instant, { team, looked }: TeamScene): readonly string[] {
  const { people, able, unknown, next } = summary;
  if (people === 0) return [t('There is nobody else to show.')];
  const by = near(until, team.zone, looked);
  const count =
    able === 0
      ? t('Nobody can answer by {0}.', by)
      : able === 1
        ? t('1 of {0} can answer by {1}.', people, by)
        : t('{0} of {1} can answer by {2}.', able, people, by);
  const then =
    next === null
      ? []
      : [
          able === 0
            ? t('{0} is free next, from {1}.', nameOf(next.person), near(next.from, team.zone, looked))
            : t(
                'Of the others, {0} is free first, from {1}.',
                nameOf(next.person),
                near(next.from, team.zone, looked),
              ),
        ];
  const hidden =
    unknown === 0
      ? []
      : [unknown === 1 ? t('The hours of 1 are not known.') : t('The hours of {0} are not known.', unknown)];
  return [count, ...then, ...hidden];
}

const nameOf = ({ name, login }: TeamPerson): string => name ?? `@${login}`;
