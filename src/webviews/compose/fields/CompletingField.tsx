import { t } from '@vscode/l10n';
import type { JSX, TargetedKeyboardEvent } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { completionPlace, type CompletionPlace } from '../../../core/note/draft/completionPlace.ts';
import { caretBottom } from '../../shared/caretBottom.ts';
import { OptionList } from '../../shared/OptionList.tsx';
import { TextField, type TextFieldProps } from '../../shared/TextField.tsx';
import { useSuggestions } from './useSuggestions.ts';

interface CompletingFieldProps extends Omit<TextFieldProps, 'completion' | 'onCaret' | 'onLeave'> {
  /** Places are listed here: whatever is written may be a path. */
  readonly isReferences?: boolean;
  /** The field was left after something was typed in it; not when the whole window was. */
  readonly onTyped?: () => void;
}

/** What is being written, where in the field's text, and how far below the field's top. */
interface Writing {
  readonly place: CompletionPlace;
  /** Offsets in the whole text. */
  readonly start: number;
  readonly end: number;
  readonly bottom: number;
}

const labelOf = (type: CompletionPlace['type']): string => {
  switch (type) {
    case 'person':
      return t('People and teams');
    case 'issue':
      return t('Issues and pull requests');
    case 'path':
      return t('Files');
    case 'lines':
      return t('Lines');
  }
};

/**
 * A text field that completes people after `@`, issues after `#`, paths, and lines after a path's colon. Up and Down
 * choose, Enter and Tab take, Escape closes until something else is written.
 */
export const CompletingField = (props: CompletingFieldProps): JSX.Element => {
  const { isReferences = false, onTyped, ...field } = props;
  const isTyped = useRef(false);
  const [writing, setWriting] = useState<Writing | undefined>(undefined);
  const [closedAt, setClosedAt] = useState<number | undefined>(undefined);
  const [chosen, setChosen] = useState(0);
  const element = useRef<HTMLTextAreaElement | null>(null);
  const place = writing === undefined || writing.start === closedAt ? undefined : writing.place;
  const found = useSuggestions(place);
  const text = writing === undefined ? '' : props.value.slice(writing.start, writing.end);
  // What is written out already needs no list, which would take Enter.
  const suggestions = found.length === 1 && found[0]?.insert === text ? [] : found;
  const shown = suggestions.length > 0;
  const current = Math.min(chosen, suggestions.length - 1);
  const listId = `${props.id}-suggestions`;

  const follow = (area: HTMLTextAreaElement): void => {
    element.current = area;
    const { value, selectionStart, selectionEnd } = area;
    const lineStart = value.lastIndexOf('\n', selectionStart - 1) + 1;
    const next =
      selectionStart === selectionEnd && document.activeElement === area
        ? completionPlace(value.slice(lineStart, selectionStart), isReferences)
        : undefined;
    if (next === undefined) {
      if (writing !== undefined) setWriting(undefined);
      setClosedAt(undefined);
      return;
    }
    const start = lineStart + next.start;
    if (writing?.start === start && writing.end === selectionStart && writing.place.text === next.text)
      return;
    if (start !== closedAt) setClosedAt(undefined);
    setChosen(0);
    setWriting({ place: next, start, end: selectionStart, bottom: caretBottom(area) });
  };
  const take = (index: number): void => {
    const suggestion = suggestions[index];
    const area = element.current;
    if (suggestion === undefined || writing === undefined || area === null) return;
    area.setRangeText(suggestion.insert, writing.start, writing.end, 'end');
    setWriting(undefined);
    // A file is completed further by its lines, which a colon begins.
    setClosedAt(writing.place.type === 'path' ? undefined : writing.start);
    isTyped.current = true;
    props.onChange(area.value);
  };
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLTextAreaElement>): void => {
    const plain = !event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey;
    if (!shown || !plain) {
      props.onKeyDown?.(event);
      return;
    }
    const count = suggestions.length;
    switch (event.key) {
      case 'ArrowDown':
        setChosen((current + 1) % count);
        break;
      case 'ArrowUp':
        setChosen((current + count - 1) % count);
        break;
      case 'Enter':
      case 'Tab':
        take(current);
        break;
      case 'Escape':
        setClosedAt(writing?.start);
        break;
      default:
        props.onKeyDown?.(event);
        return;
    }
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div class="completing">
      <TextField
        {...field}
        onChange={(value) => {
          isTyped.current = true;
          props.onChange(value);
        }}
        completion={shown ? { list: listId, active: `${listId}-${current}` } : {}}
        onCaret={follow}
        onLeave={() => {
          setWriting(undefined);
          if (!isTyped.current || document.activeElement?.id === props.id) return;
          isTyped.current = false;
          onTyped?.();
        }}
        onKeyDown={onKeyDown}
      />
      {shown && place !== undefined && (
        <OptionList
          id={listId}
          label={labelOf(place.type)}
          options={suggestions.map(({ insert, label, detail }) => ({
            key: insert,
            label,
            ...(detail !== undefined && { detail }),
          }))}
          current={current}
          onChoose={take}
          top={writing?.bottom ?? 0}
        />
      )}
      <span class="hidden-text" role="status">
        {shown
          ? suggestions.length === 1
            ? t('1 suggestion')
            : t('{0} suggestions', suggestions.length)
          : ''}
      </span>
    </div>
  );
};
