import { t } from '@vscode/l10n';
import { Fragment, type JSX } from 'preact';
import { useState } from 'preact/hooks';
import { readBlocks } from '../../core/availability/hours/hoursForm.ts';
import type { WeekHours } from '../../core/availability/hours/paintWeek.ts';
import type { Block, WeekBlocks } from '../../core/availability/schedule.ts';
import { formatBlocks, haveOverlap } from '../../core/availability/teamFile/blockText.ts';
import { dayName, weekdayIndexes } from './weekCells.ts';

interface ExactTimesProps {
  readonly week: WeekHours;
  readonly onChange: (week: WeekHours, field: string) => void;
  /** Texts that are not times, by the field: they are not shared. */
  readonly unread: ReadonlyMap<string, string>;
  readonly onUnread: (field: string, text: string | undefined) => void;
}

/** The times of each weekday as text, to the minute, in the words of the team file. */
export const ExactTimes = ({ week, onChange, unread, onUnread }: ExactTimesProps): JSX.Element => (
  <details class="exact" open={unread.size > 0 ? true : undefined}>
    <summary>{t('Exact times')}</summary>
    <p class="quiet">{t('For example 09:00-12:30, 13:15-17:00; off for none; 22:00-06:00 for a night.')}</p>
    <div class="exact-grid" role="group" aria-label={t('Exact times')}>
      <span />
      <span class="label">{t('Working')}</span>
      <span class="label">{t('Focus')}</span>
      {weekdayIndexes.map((day) => (
        <Fragment key={day}>
          <span class="exact-day">{dayName(day)}</span>
          {(['hours', 'focus'] as const).map((kind) => (
            <TimesField
              key={`${kind}-${day}`}
              label={
                kind === 'hours' ? t('Working time on {0}', dayName(day)) : t('Focus on {0}', dayName(day))
              }
              id={`${kind}-${day}`}
              blocks={week[kind][day]}
              unread={unread.get(`${kind}-${day}`)}
              onUnread={onUnread}
              onBlocks={(blocks) => {
                onChange({ ...week, [kind]: withDay(week[kind], day, blocks) }, `${kind}-${day}`);
              }}
            />
          ))}
        </Fragment>
      ))}
    </div>
  </details>
);

interface TimesFieldProps {
  readonly id: string;
  readonly label: string;
  readonly blocks: readonly Block[];
  readonly unread: string | undefined;
  readonly onBlocks: (blocks: readonly Block[]) => void;
  readonly onUnread: (field: string, text: string | undefined) => void;
}

const TimesField = ({ id, label, blocks, unread, onBlocks, onUnread }: TimesFieldProps): JSX.Element => {
  const [typed, setTyped] = useState<string | undefined>(undefined);
  const shown = unread ?? typed ?? formatBlocks(blocks);
  return (
    <div>
      <input
        type="text"
        class="field code"
        id={id}
        aria-label={label}
        aria-invalid={unread === undefined ? undefined : 'true'}
        aria-describedby={unread === undefined ? undefined : `${id}-problem`}
        value={shown}
        onInput={(event) => {
          const text = event.currentTarget.value;
          setTyped(text);
          const read = text.trim() === '' ? [] : readBlocks(text);
          if (read === null || haveOverlap(read)) onUnread(id, text);
          else {
            onUnread(id, undefined);
            onBlocks(read);
          }
        }}
        onBlur={() => {
          setTyped(undefined);
        }}
      />
      {unread !== undefined && (
        <span class="problem" id={`${id}-problem`}>
          {t('Write times such as 09:00-12:30, without overlap.')}
        </span>
      )}
    </div>
  );
};

function withDay(week: WeekBlocks, day: number, blocks: readonly Block[]): WeekBlocks {
  const at = (index: number): readonly Block[] => (index === day ? blocks : (week[index] ?? []));
  return [at(0), at(1), at(2), at(3), at(4), at(5), at(6)];
}
