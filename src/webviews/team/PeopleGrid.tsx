import { t } from '@vscode/l10n';
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { TeamPerson } from '../../protocol/teamState.ts';
import { AxisHeader } from './AxisHeader.tsx';
import { PersonRow } from './PersonRow.tsx';
import { useTeam } from './teamContext.ts';
import { useGridKeys } from './useGridKeys.ts';
import { useTimeDrag } from './useTimeDrag.ts';
import { useWindowedRows } from './useWindowedRows.ts';

/** The people as a grid of which only the rows in sight are drawn. */
export const PeopleGrid = ({ people }: { readonly people: readonly TeamPerson[] }): JSX.Element => {
  const { options, setOptions, select } = useTeam();
  const box = useRef<HTMLDivElement>(null);
  const probe = useRef<HTMLDivElement>(null);
  const header = useRef<HTMLDivElement>(null);
  const rows = useWindowedRows(box, probe, header, people.length);
  const [wanted, setActive] = useState(0);
  const active = Math.max(0, Math.min(wanted, people.length - 1));
  const drag = useTimeDrag(people);
  const keys = useGridKeys({ people, active, setActive, rows, box });

  const selected = options.selected;
  useEffect(() => {
    const index = people.findIndex(({ login }) => login === selected);
    if (index < 0) return;
    setActive(index);
    rows.reveal(index);
  }, [selected, people]);

  const drawn = new Set<number>();
  for (let index = rows.first; index < rows.last; index++) drawn.add(index);
  // The active row stays, wherever it is, so that the focus is not lost by scrolling.
  if (people.length > 0) drawn.add(active);
  const indices = [...drawn].sort((a, b) => a - b);

  return (
    <div
      class="grid"
      role="grid"
      aria-label={t('People and their hours')}
      aria-rowcount={people.length + 1}
      ref={box}
      {...keys}
      {...drag}
      onClick={(event) => {
        const target = event.target instanceof Element ? event.target : null;
        const row = target?.closest('[data-index]');
        if (!(row instanceof HTMLElement) || target?.closest('[data-timeline]') instanceof Element) return;
        const index = Number(row.dataset['index']);
        setActive(index);
        const login = people[index]?.login;
        select(login === selected ? undefined : login);
      }}
    >
      <div class="row-probe" ref={probe} aria-hidden="true" />
      <div role="rowgroup" class="head" ref={header}>
        <div role="row" class="head-row" aria-rowindex={1}>
          <div role="columnheader" class="who-cell">
            {t('Person')}
          </div>
          <div role="columnheader" class="state-cell">
            {t('State')}
          </div>
          <div role="columnheader" class="bar-cell">
            <span class="hidden-text">{t('Hours')}</span>
            <AxisHeader />
          </div>
          <div role="columnheader" class="overlap-cell">
            {t('In common')}
          </div>
        </div>
      </div>
      <div role="rowgroup" class="rows" style={{ height: `${people.length * rows.rowHeight}px` }}>
        {indices.map((index) => {
          const person = people[index];
          return person === undefined ? null : (
            <PersonRow
              key={person.login}
              person={person}
              index={index}
              isActive={index === active}
              top={index * rows.rowHeight}
            />
          );
        })}
      </div>
      {people.length === 0 && (
        <div role="row" class="nobody">
          <div role="gridcell">
            {t('Nobody fits these filters.')}{' '}
            <button
              type="button"
              class="link"
              onClick={() => {
                setOptions({ team: '', text: '', onlyAble: false });
              }}
            >
              {t('Show everybody')}
            </button>
          </div>
        </div>
      )}
    </div>
  );
};
