import type { JSX, TargetedKeyboardEvent } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { carriedOffset } from './caret.ts';

export interface TextFieldProps {
  readonly id: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly label?: string;
  readonly describedBy?: string | undefined;
  readonly placeholder?: string;
  readonly rows?: number;
  readonly invalid?: boolean;
  /** Without line breaks; it still wraps and grows. */
  readonly singleLine?: boolean;
  readonly class?: string;
  readonly onKeyDown?: (event: TargetedKeyboardEvent<HTMLTextAreaElement>) => void;
  /** The cursor may have moved, or the field was left. */
  readonly onCaret?: (field: HTMLTextAreaElement) => void;
  readonly onLeave?: () => void;
  /** The list that completes what is written, where there is one: `active` is the id of its option that is chosen. */
  readonly completion?: { readonly list?: string; readonly active?: string };
}

const growsByItself = typeof CSS !== 'undefined' && CSS.supports('field-sizing', 'content');

/**
 * A text field that grows with its text. Its text is set only where it differs, and then the cursor stays where it
 * was in the text: a change made elsewhere never moves it, and never ends the composition of a character.
 */
export const TextField = (props: TextFieldProps): JSX.Element => {
  const field = useRef<HTMLTextAreaElement>(null);
  const composing = useRef(false);
  const { value } = props;

  const show = (): void => {
    const element = field.current;
    if (element === null || composing.current) return;
    if (element.value !== value) {
      const before = element.value;
      const { selectionStart, selectionEnd, selectionDirection } = element;
      element.value = value;
      if (document.activeElement === element) {
        element.setSelectionRange(
          carriedOffset(before, value, selectionStart),
          carriedOffset(before, value, selectionEnd),
          selectionDirection,
        );
      }
    }
    if (!growsByItself) {
      element.style.height = 'auto';
      element.style.height = `${element.scrollHeight + 2}px`;
    }
  };
  useLayoutEffect(show);

  const change = (element: HTMLTextAreaElement): void => {
    if (props.singleLine === true && element.value.includes('\n')) {
      const caret = element.selectionStart;
      element.value = element.value.replaceAll(/\r?\n/g, ' ');
      element.setSelectionRange(caret, caret);
    }
    props.onChange(element.value);
    if (!composing.current) props.onCaret?.(element);
  };

  return (
    <textarea
      ref={field}
      id={props.id}
      class={`field ${props.class ?? ''}`}
      rows={props.rows ?? 1}
      placeholder={props.placeholder}
      aria-label={props.label}
      aria-describedby={props.describedBy}
      aria-autocomplete={props.completion === undefined ? undefined : 'list'}
      aria-controls={props.completion?.list}
      aria-activedescendant={props.completion?.active}
      aria-invalid={props.invalid === true ? 'true' : undefined}
      spellcheck
      onInput={(event) => {
        change(event.currentTarget);
      }}
      onSelect={(event) => {
        if (!composing.current) props.onCaret?.(event.currentTarget);
      }}
      onBlur={props.onLeave}
      onCompositionStart={() => {
        composing.current = true;
      }}
      onCompositionEnd={(event) => {
        composing.current = false;
        change(event.currentTarget);
      }}
      onKeyDown={(event) => {
        if (props.singleLine === true && event.key === 'Enter' && !event.isComposing) event.preventDefault();
        if (!event.isComposing) props.onKeyDown?.(event);
      }}
    />
  );
};
