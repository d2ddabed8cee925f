import type { JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

export interface Option {
  readonly key: string;
  readonly label: string;
  readonly detail?: string;
}

interface OptionListProps {
  /** The element's id; options have `-0`, `-1`, … behind it, for `aria-activedescendant`. */
  readonly id: string;
  readonly label: string;
  readonly options: readonly Option[];
  /** -1 for none. */
  readonly current: number;
  readonly onChoose: (index: number) => void;
  /** Distance in pixels from the top of what it is positioned in, instead of below that. */
  readonly top?: number;
}

/** The listbox of a field that keeps the focus. */
export const OptionList = (props: OptionListProps): JSX.Element => {
  const { id, options, current, onChoose } = props;
  const list = useRef<HTMLUListElement>(null);
  useLayoutEffect(() => {
    list.current?.children[current]?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  return (
    <ul
      ref={list}
      id={id}
      role="listbox"
      class="options"
      aria-label={props.label}
      {...(props.top !== undefined && { style: { top: `${props.top}px` } })}
    >
      {options.map(({ key, label, detail }, index) => (
        <li
          key={key}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === current ? 'true' : 'false'}
          class={index === current ? 'active' : ''}
          onMouseDown={(event) => {
            event.preventDefault();
            onChoose(index);
          }}
        >
          <span class="login">{label}</span>
          {detail !== undefined && <span class="quiet"> {detail}</span>}
        </li>
      ))}
    </ul>
  );
};
