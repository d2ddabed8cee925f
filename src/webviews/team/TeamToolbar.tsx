import { t } from '@vscode/l10n';
import type { JSX } from 'preact';
import { DAY } from '../../core/availability/civilDate.ts';
import { zoneTable } from '../../core/availability/zoneTable.ts';
import { Icon } from '../shared/Icon.tsx';
import { InstantField } from '../shared/InstantField.tsx';
import { useTeam } from './teamContext.ts';
import type { TeamViewOptions } from './teamStore.ts';

/** What to show, in which order, on whose clock, and which time to look at. */
export const TeamToolbar = (): JSX.Element => {
  const { team, options, setOptions, send } = useTeam();
  return (
    <header class="toolbar">
      <h1>{t('Team availability')}</h1>
      <div class="controls">
        <input
          type="search"
          class="field search"
          aria-label={t('Filter by name, login or zone')}
          placeholder={t('Filter people')}
          value={options.text}
          onInput={(event) => {
            setOptions({ text: event.currentTarget.value });
          }}
        />
        {team.teams.length > 0 && (
          <Choice
            label={t('Team')}
            value={options.team}
            choices={[['', t('All teams')], ...team.teams.map((name) => [name, name] as const)]}
            onChoose={(chosen) => {
              setOptions({ team: chosen });
            }}
          />
        )}
        <Choice
          label={t('Order')}
          value={options.sort}
          choices={[
            ['soonest', t('Soonest first')],
            ['name', t('By name')],
            ['overlap', t('Most overlap first')],
          ]}
          onChoose={(sort) => {
            setOptions({ sort });
          }}
        />
        <Choice
          label={t('Clock of the timelines')}
          value={options.clock}
          choices={[
            ['mine', t('My clock')],
            ['theirs', t('Their clocks')],
          ]}
          onChoose={(clock) => {
            setOptions({ clock });
          }}
        />
        <SpanChoice />
        <button
          type="button"
          onClick={() => {
            send('setMyHours', {});
          }}
        >
          {t('My Hours…')}
        </button>
      </div>
      <TimeControls />
    </header>
  );
};

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly choices: readonly (readonly [Value, string])[];
  readonly onChoose: (value: Value) => void;
}

const Choice = <Value extends string>({
  label,
  value,
  choices,
  onChoose,
}: ChoiceProps<Value>): JSX.Element => (
  <select
    class="field"
    aria-label={label}
    value={value}
    onChange={(event) => {
      const chosen = choices.find(([known]) => known === event.currentTarget.value);
      if (chosen !== undefined) onChoose(chosen[0]);
    }}
  >
    {choices.map(([known, words]) => (
      <option key={known} value={known}>
        {words}
      </option>
    ))}
  </select>
);

const SpanChoice = (): JSX.Element => {
  const { options, setOptions } = useTeam();
  const spans: readonly (readonly [TeamViewOptions['span'], string])[] = [
    ['day', t('24 h')],
    ['week', t('7 days')],
  ];
  return (
    <fieldset class="segments">
      <legend class="hidden-text">{t('Length of the timelines')}</legend>
      {spans.map(([span, words]) => (
        <label key={span}>
          <input
            type="radio"
            name="span"
            checked={options.span === span}
            onChange={() => {
              setOptions({ span });
            }}
          />
          <span>{words}</span>
        </label>
      ))}
    </fieldset>
  );
};

const TimeControls = (): JSX.Element => {
  const { team, options, looked, isMoved, lookAt } = useTeam();
  const days = options.span === 'day' ? 1 : 7;
  const zone = zoneTable(team.zone);
  // The same time of day, also where the clocks change in between.
  const move = (dates: number): void => {
    lookAt(zone?.instantOf(zone.wallAt(looked) + dates * DAY) ?? looked + dates * DAY);
  };
  const [before, after] =
    options.span === 'day'
      ? [t('A day earlier'), t('A day later')]
      : [t('A week earlier'), t('A week later')];
  return (
    <div class="controls time-controls">
      <button
        type="button"
        class="bare"
        aria-label={before}
        title={before}
        onClick={() => {
          move(-days);
        }}
      >
        <Icon name="chevron-left" />
      </button>
      <label class="hidden-text" for="looked">
        {t('Time looked at, on your clock')}
      </label>
      <InstantField id="looked" instant={looked} zone={team.zone} onChange={lookAt} />
      <button
        type="button"
        class="bare"
        aria-label={after}
        title={after}
        onClick={() => {
          move(days);
        }}
      >
        <Icon name="chevron-right" />
      </button>
      {isMoved && (
        <button
          type="button"
          class="link"
          onClick={() => {
            lookAt(undefined);
          }}
        >
          {t('Back to now')}
        </button>
      )}
    </div>
  );
};
