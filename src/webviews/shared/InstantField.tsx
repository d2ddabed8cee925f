import type { JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Instant } from '../../core/instant.ts';
import { Icon } from './Icon.tsx';
import { instantAt, isZone, wallTime } from './zonedTime.ts';

interface InstantFieldProps {
  readonly id: string;
  readonly instant: Instant | undefined;
  /** The zone in which the field is read and written. */
  readonly zone: string;
  readonly onChange: (instant: Instant | undefined) => void;
  /** Absent where there is always an instant. */
  readonly clearLabel?: string;
  readonly describedBy?: string;
}

/** A point in time, written as wall time of one zone. */
export const InstantField = (props: InstantFieldProps): JSX.Element => {
  const field = useRef<HTMLInputElement>(null);
  const zone = isZone(props.zone) ? props.zone : 'UTC';
  const wall = props.instant === undefined ? '' : wallTime(props.instant, zone);
  // Set only where it differs: setting it again while a part of it is being typed would lose that part.
  useLayoutEffect(() => {
    const element = field.current;
    if (element === null || element.value === wall) return;
    const followsClock = props.clearLabel === undefined && document.activeElement === element;
    const isBeingTyped = element.validity.badInput && (wall === '' || followsClock);
    if (!isBeingTyped) element.value = wall;
  }, [wall]);
  return (
    <div class="with-button">
      <input
        ref={field}
        id={props.id}
        class="field"
        type="datetime-local"
        aria-describedby={props.describedBy}
        onBlur={(event) => {
          // What is left half typed goes back to what counts.
          if (props.clearLabel === undefined) event.currentTarget.value = wall;
        }}
        onInput={(event) => {
          const { value, validity } = event.currentTarget;
          if (value === '' && validity.badInput) return;
          props.onChange(value === '' ? undefined : instantAt(value, zone));
        }}
      />
      {props.instant !== undefined && props.clearLabel !== undefined && (
        <button
          type="button"
          class="bare"
          aria-label={props.clearLabel}
          title={props.clearLabel}
          onClick={() => {
            field.current?.focus();
            props.onChange(undefined);
          }}
        >
          <Icon name="close" />
        </button>
      )}
    </div>
  );
};
