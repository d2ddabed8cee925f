import { t } from '@vscode/l10n';
import type { ComponentChildren, JSX, TargetedKeyboardEvent } from 'preact';
import { useState } from 'preact/hooks';
import type { SectionId } from '../../../core/note/note.ts';
import { sectionWord } from '../../shared/noteWords.ts';
import { Icon } from '../../shared/Icon.tsx';
import { useCompose } from '../composeContext.ts';
import { inserted, moved, removed, replaced } from '../draftEdits.ts';
import { ProblemMark } from '../checks/ProblemMark.tsx';

/** What the fields of a row need: its id, how to change it, and the keys that work on the whole row. */
export interface Row<T> {
  readonly id: string;
  readonly item: T;
  readonly index: number;
  readonly set: (item: T, field: string) => void;
  readonly onKeyDown: (event: TargetedKeyboardEvent<HTMLElement>) => void;
  /** Has read out what was taken out of the row's text. */
  readonly announceTaken: (...parts: readonly (string | undefined)[]) => void;
}

interface RowListProps<T> {
  readonly section: SectionId;
  readonly items: readonly T[];
  readonly blank: T;
  readonly isBlank: (item: T) => boolean;
  readonly onChange: (items: readonly T[], field: string) => void;
  readonly addLabel: string;
  /** How a row is called where it is read out: `Step 2`. */
  readonly rowName: (number: number) => string;
  readonly children: (row: Row<T>) => ComponentChildren;
  readonly after?: ComponentChildren;
}

/**
 * A list that is edited in place. Enter adds a row below, Backspace in an empty row removes it, Alt+Up and Alt+Down
 * move it; the same is done with the mouse by the row's buttons.
 */
export const RowList = <T,>(props: RowListProps<T>): JSX.Element => {
  const { section, items, blank, onChange } = props;
  const { focusNext } = useCompose();
  const [announcement, announce] = useState('');
  const rows = items.length === 0 ? [blank] : items;
  const idOf = (index: number): string => `${section}-${index}`;

  const add = (index: number): void => {
    // The blank row that stands for an empty list is the one asked for.
    if (items.length === 0) {
      document.getElementById(idOf(0))?.focus();
      return;
    }
    focusNext(idOf(index));
    onChange(inserted(items, index, blank), idOf(index));
  };
  const remove = (index: number): void => {
    focusNext(items.length > 1 ? idOf(Math.max(0, index - 1)) : `${section}-0`);
    announce(t('{0} removed', props.rowName(index + 1)));
    onChange(removed(items, index), `${section}-rows`);
  };
  const move = (from: number, to: number, focus: string): void => {
    if (to < 0 || to >= items.length) return;
    focusNext(focus);
    announce(t('Moved to {0} of {1}', to + 1, items.length));
    onChange(moved(items, from, to), `${section}-rows`);
  };
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLElement>, index: number, item: T): void => {
    const { key } = event;
    if (event.altKey && (key === 'ArrowUp' || key === 'ArrowDown')) {
      event.preventDefault();
      event.stopPropagation();
      const to = index + (key === 'ArrowUp' ? -1 : 1);
      const field = event.currentTarget.id.slice(idOf(index).length);
      move(index, to, `${idOf(to)}${field}`);
    } else if (key === 'Enter' && !event.shiftKey && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      add(index + 1);
    } else if (key === 'Backspace' && props.isBlank(item) && items.length > 0) {
      event.preventDefault();
      remove(index);
    }
  };

  return (
    <div class="section" role="group" aria-labelledby={`${section}-label`}>
      <span class="label" id={`${section}-label`}>
        {sectionWord(section)}
        <ProblemMark field={section} />
      </span>
      <ol class={`rows ${section}`}>
        {rows.map((item, index) => (
          <li key={index} class="row">
            {props.children({
              id: idOf(index),
              item,
              index,
              set: (changed, field) => {
                onChange(replaced(rows, index, changed), `${idOf(index)}${field}`);
              },
              onKeyDown: (event) => {
                onKeyDown(event, index, item);
              },
              announceTaken: (...parts) => {
                const taken = parts.filter((part) => part !== undefined).join(' · ');
                announce(t('Taken out of {0}: {1}', props.rowName(index + 1), taken));
              },
            })}
            {items.length > 0 && (
              <span class="row-buttons">
                <RowButton
                  icon="arrow-up"
                  id={`${idOf(index)}-up`}
                  label={t('Move up: {0}', props.rowName(index + 1))}
                  disabled={index === 0}
                  run={() => {
                    move(index, index - 1, `${idOf(index - 1)}-${index === 1 ? 'down' : 'up'}`);
                  }}
                />
                <RowButton
                  icon="arrow-down"
                  id={`${idOf(index)}-down`}
                  label={t('Move down: {0}', props.rowName(index + 1))}
                  disabled={index === items.length - 1}
                  run={() => {
                    move(
                      index,
                      index + 1,
                      `${idOf(index + 1)}-${index === items.length - 2 ? 'up' : 'down'}`,
                    );
                  }}
                />
                <RowButton
                  icon="close"
                  id={`${idOf(index)}-remove`}
                  label={t('Remove: {0}', props.rowName(index + 1))}
                  run={() => {
                    remove(index);
                  }}
                />
              </span>
            )}
          </li>
        ))}
      </ol>
      <p class="below">
        <button
          type="button"
          class="link"
          id={`${section}-add`}
          onClick={() => {
            add(rows.length);
          }}
        >
          <Icon name="add" /> {props.addLabel}
        </button>
        {props.after}
      </p>
      <span class="hidden-text" role="status">
        {announcement}
      </span>
    </div>
  );
};

interface RowButtonProps {
  readonly icon: 'arrow-up' | 'arrow-down' | 'close';
  readonly id: string;
  readonly label: string;
  readonly disabled?: boolean;
  readonly run: () => void;
}

const RowButton = ({ icon, id, label, disabled = false, run }: RowButtonProps): JSX.Element => (
  <button
    type="button"
    class="bare"
    id={id}
    aria-label={label}
    title={label}
    disabled={disabled}
    onClick={run}
  >
    <Icon name={icon} />
  </button>
);
