import { t } from '@vscode/l10n';
import type { JSX } from 'preact';
import type {
  AwayRow,
  HoursForm,
  HoursProblem,
  OverrideRow,
} from '../../core/availability/hours/hoursForm.ts';
import { Icon } from '../shared/Icon.tsx';
import { faultSentence } from './hoursWords.ts';

interface DatedRowsProps {
  readonly form: HoursForm;
  readonly problems: readonly HoursProblem[];
  /** Ids of the dates of which a part is missing. */
  readonly unfinished: ReadonlySet<string>;
  readonly onChange: (form: HoursForm, field?: string) => void;
  readonly onUnfinished: (id: string, isUnfinished: boolean) => void;
}

/** Days away: whole dates, both ends included. */
export const AwayRows = ({
  form,
  problems,
  unfinished,
  onChange,
  onUnfinished,
}: DatedRowsProps): JSX.Element => {
  const set = (row: number, part: Partial<AwayRow>, field: string): void => {
    onChange({ ...form, away: replaced(form.away, row, part) }, `away-${row}-${field}`);
  };
  return (
    <fieldset class="rows">
      <legend class="label">{t('Away')}</legend>
      {form.away.map(({ from, to }, row) => {
        const problem = problems.find(({ at }) => at.part === 'away' && at.row === row);
        return (
          <div class="dated" key={row}>
            <DateField
              id={`away-${row}-from`}
              label={t('First day away')}
              value={from}
              isInvalid={problem !== undefined}
              isUnfinished={unfinished.has(`away-${row}-from`)}
              onUnfinished={onUnfinished}
              onChange={(value) => {
                set(row, { from: value }, 'from');
              }}
            />
            <span class="quiet">{t('to')}</span>
            <DateField
              id={`away-${row}-to`}
              label={t('Last day away; the same day when empty')}
              value={to}
              isInvalid={problem !== undefined}
              isUnfinished={unfinished.has(`away-${row}-to`)}
              onUnfinished={onUnfinished}
              onChange={(value) => {
                set(row, { to: value }, 'to');
              }}
            />
            <RemoveButton
              label={t('Remove this absence')}
              onRemove={() => {
                onUnfinished(`away-${row}-from`, false);
                onUnfinished(`away-${row}-to`, false);
                onChange({ ...form, away: form.away.filter((_, at) => at !== row) });
              }}
            />
            <Problem problem={problem} />
          </div>
        );
      })}
      <button
        type="button"
        class="link"
        onClick={() => {
          onChange({ ...form, away: [...form.away, { from: '', to: '' }] });
        }}
      >
        {t('Add days away')}
      </button>
    </fieldset>
  );
};

/** Dates on which other hours hold than on their weekday. */
export const OverrideRows = ({
  form,
  problems,
  unfinished,
  onChange,
  onUnfinished,
}: DatedRowsProps): JSX.Element => {
  const set = (row: number, part: Partial<OverrideRow>, field: string): void => {
    onChange({ ...form, overrides: replaced(form.overrides, row, part) }, `override-${row}-${field}`);
  };
  return (
    <fieldset class="rows">
      <legend class="label">{t('Other hours on a date')}</legend>
      {form.overrides.map(({ date, hours, focus }, row) => {
        const problemOf = (field: string): HoursProblem | undefined =>
          problems.find(({ at }) => at.part === 'override' && at.row === row && at.field === field);
        const [dateProblem, hoursProblem, focusProblem] = ['date', 'hours', 'focus'].map(problemOf);
        return (
          <div class="dated override" key={row}>
            <DateField
              id={`override-${row}-date`}
              label={t('Date')}
              value={date}
              isInvalid={dateProblem !== undefined}
              isUnfinished={unfinished.has(`override-${row}-date`)}
              onUnfinished={onUnfinished}
              onChange={(value) => {
                set(row, { date: value }, 'date');
              }}
            />
            <input
              type="text"
              class="field code"
              id={`override-${row}-hours`}
              aria-label={t('Working time on this date')}
              aria-invalid={hoursProblem === undefined ? undefined : 'true'}
              placeholder={t('off, or 09:00-12:30')}
              value={hours}
              onInput={(event) => {
                set(row, { hours: event.currentTarget.value }, 'hours');
              }}
            />
            <input
              type="text"
              class="field code"
              id={`override-${row}-focus`}
              aria-label={t('Focus on this date')}
              aria-invalid={focusProblem === undefined ? undefined : 'true'}
              placeholder={t('focus, if any')}
              value={focus}
              onInput={(event) => {
                set(row, { focus: event.currentTarget.value }, 'focus');
              }}
            />
            <RemoveButton
              label={t('Remove this date')}
              onRemove={() => {
                onUnfinished(`override-${row}-date`, false);
                onChange({ ...form, overrides: form.overrides.filter((_, at) => at !== row) });
              }}
            />
            <Problem problem={dateProblem ?? hoursProblem ?? focusProblem} />
          </div>
        );
      })}
      <button
        type="button"
        class="link"
        onClick={() => {
          onChange({ ...form, overrides: [...form.overrides, { date: '', hours: '', focus: '' }] });
        }}
      >
        {t('Add a date')}
      </button>
    </fieldset>
  );
};

const replaced = <Row,>(rows: readonly Row[], row: number, part: Partial<Row>): readonly Row[] =>
  rows.map((each, at) => (at === row ? { ...each, ...part } : each));

interface DateFieldProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly isInvalid: boolean;
  readonly isUnfinished: boolean;
  readonly onChange: (value: string) => void;
  readonly onUnfinished: (id: string, isUnfinished: boolean) => void;
}

/** The browser gives no value for a date of which a part is missing: without a word it would be taken for none. */
const DateField = ({
  id,
  label,
  value,
  isInvalid,
  isUnfinished,
  onChange,
  onUnfinished,
}: DateFieldProps): JSX.Element => {
  const look = ({ validity }: HTMLInputElement): void => {
    if (validity.badInput !== isUnfinished) onUnfinished(id, validity.badInput);
  };
  return (
    <>
      <input
        type="date"
        class="field"
        id={id}
        aria-label={label}
        aria-invalid={isInvalid || isUnfinished ? 'true' : undefined}
        value={value}
        onChange={(event) => {
          look(event.currentTarget);
          onChange(event.currentTarget.value);
        }}
        onBlur={(event) => {
          look(event.currentTarget);
        }}
      />
      {isUnfinished && <span class="problem">{t('A part of this date is missing.')}</span>}
    </>
  );
};

const RemoveButton = ({
  label,
  onRemove,
}: {
  readonly label: string;
  readonly onRemove: () => void;
}): JSX.Element => (
  <button type="button" class="bare" aria-label={label} title={label} onClick={onRemove}>
    <Icon name="close" />
  </button>
);

const Problem = ({ problem }: { readonly problem: HoursProblem | undefined }): JSX.Element | null =>
  problem === undefined ? null : <span class="problem">{faultSentence(problem.fault, [])}</span>;
