import { t } from '@vscode/l10n';
import type { JSX, TargetedKeyboardEvent } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { entryOf } from '../../core/availability/hours/hoursForm.ts';
import { paintWeek, type WeekHours } from '../../core/availability/hours/paintWeek.ts';
import { emptyWeek } from '../../core/availability/schedule.ts';
import type { HoursContract } from '../../protocol/hoursContract.ts';
import type { HoursEntry } from '../../protocol/hoursState.ts';
import type { ViewEndpoint } from '../../protocol/viewEndpoint.ts';
import { Icon } from '../shared/Icon.tsx';
import { isZone } from '../shared/zonedTime.ts';
import { AwayRows, OverrideRows } from './DatedRows.tsx';
import { ExactTimes } from './ExactTimes.tsx';
import { HoursGrid } from './HoursGrid.tsx';
import { HoursNotices } from './HoursNotices.tsx';
import type { HoursStore } from './hoursStore.ts';
import { PersonalFields } from './PersonalFields.tsx';
import { ShareBar } from './ShareBar.tsx';
import { usePreview } from './usePreview.ts';

interface HoursFormProps {
  readonly entry: HoursEntry;
  readonly login: string;
  readonly store: HoursStore;
  readonly endpoint: ViewEndpoint<HoursContract>;
}

const usualWeek = { days: [0, 1, 2, 3, 4], start: 540, end: 1020 };

/** One's own entry of the team file. */
export const HoursForm = ({ entry, login, store, endpoint }: HoursFormProps): JSX.Element => {
  const { form } = store;
  const [unread, setUnread] = useState<ReadonlyMap<string, string>>(new Map());
  const [unfinished, setUnfinished] = useState<ReadonlySet<string>>(new Set());
  const read = useMemo(() => entryOf(form, isZone), [form]);
  const problems = read.ok ? [] : read.problems;
  const isBlocked = !read.ok || unread.size > 0 || unfinished.size > 0;
  const preview = usePreview(endpoint, form, !isBlocked);
  const week: WeekHours = { hours: form.hours ?? emptyWeek, focus: form.focus };
  const change = store.change.bind(store);
  const changeWeek = (next: WeekHours, field?: string): void => {
    change({ ...form, ...next }, field);
  };
  const dated = {
    form,
    problems,
    unfinished,
    onChange: change,
    onUnfinished: (id: string, isUnfinished: boolean) => {
      setUnfinished(
        (old) => new Set([...old].filter((each) => each !== id).concat(isUnfinished ? [id] : [])),
      );
    },
  };
  return (
    <main
      class="hours"
      onKeyDown={(event) => {
        followHistory(event, store);
      }}
    >
      <header class="hours-head">
        <div>
          <h1>{t('My hours')}</h1>
          <p class="quiet">
            {entry.repository === undefined
              ? t('@{0} in .github/baton.yml', login)
              : t('@{0} in .github/baton.yml of {1}', login, entry.repository)}
          </p>
        </div>
        <div class="controls">
          <HistoryButton label={t('Undo')} icon="discard" isOn={store.canUndo} run={store.undo.bind(store)} />
          <HistoryButton label={t('Redo')} icon="redo" isOn={store.canRedo} run={store.redo.bind(store)} />
        </div>
      </header>
      <HoursNotices entry={entry} store={store} send={endpoint.send.bind(endpoint)} />
      <div class="hours-parts">
        <div class="hours-week">
          {form.hours === null && (
            <p class="notice">
              <Icon name="info" tone="info" />
              <span>
                {t('Your hours are not shared, so nobody knows when you can be reached.')}{' '}
                <button
                  type="button"
                  class="link"
                  onClick={() => {
                    changeWeek(paintWeek(week, usualWeek, 'working'));
                  }}
                >
                  {t('Begin with Monday to Friday, 9 to 17')}
                </button>
              </span>
            </p>
          )}
          <HoursGrid
            week={week}
            onPaint={(part, brush) => {
              changeWeek(paintWeek(week, part, brush));
            }}
          />
          <ExactTimes
            week={week}
            onChange={changeWeek}
            unread={unread}
            onUnread={(field, text) => {
              const next = new Map(unread);
              if (text === undefined) next.delete(field);
              else next.set(field, text);
              setUnread(next);
            }}
          />
          {form.hours !== null && (
            <button
              type="button"
              class="link quiet"
              onClick={() => {
                setUnread(new Map());
                change({ ...form, hours: null, focus: emptyWeek });
              }}
            >
              {t('Do not share weekly hours')}
            </button>
          )}
        </div>
        <div class="hours-rest">
          <PersonalFields form={form} entry={entry} problems={problems} onChange={change} />
          <AwayRows {...dated} />
          <OverrideRows {...dated} />
        </div>
      </div>
      <ShareBar entry={entry} store={store} endpoint={endpoint} preview={preview} isBlocked={isBlocked} />
    </main>
  );
};

interface HistoryButtonProps {
  readonly label: string;
  readonly icon: 'discard' | 'redo';
  readonly isOn: boolean;
  readonly run: () => void;
}

const HistoryButton = ({ label, icon, isOn, run }: HistoryButtonProps): JSX.Element => (
  <button type="button" class="bare" aria-label={label} title={label} disabled={!isOn} onClick={run}>
    <Icon name={icon} />
  </button>
);

/** Undo and redo of the whole form, in place of the fields' own, which know nothing of each other. */
function followHistory(event: TargetedKeyboardEvent<HTMLElement>, store: HoursStore): void {
  if (event.altKey || !(event.ctrlKey || event.metaKey)) return;
  const key = event.key.toLowerCase();
  if (key === 'z' && !event.shiftKey) store.undo();
  else if (key === 'y' || key === 'z') store.redo();
  else return;
  event.preventDefault();
  event.stopPropagation();
}
