import { t } from '@vscode/l10n';
import type { JSX, RefObject, TargetedKeyboardEvent } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Icon } from '../../shared/Icon.tsx';

export interface MenuItem {
  readonly label: string;
  readonly run: () => void;
  /** One of several places: whether it is the chosen one. */
  readonly checked?: boolean;
  /** Begins another group. */
  readonly begins?: boolean;
}

interface PublishMenuProps {
  readonly items: readonly MenuItem[];
  readonly opener: RefObject<HTMLButtonElement | null>;
  readonly close: (refocus: boolean) => void;
}

/** The other ways than the button's own, by arrow keys, Home and End; Escape leaves. */
export const PublishMenu = ({ items, opener, close }: PublishMenuProps): JSX.Element => {
  const menu = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const first =
      menu.current?.querySelector<HTMLElement>('[aria-checked=true]') ??
      menu.current?.querySelector<HTMLElement>('button');
    first?.focus();
  }, []);
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLElement>): void => {
    const entries = [...event.currentTarget.querySelectorAll<HTMLElement>('button')];
    const at = entries.findIndex((entry) => entry === document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: entries.length - 1 }[event.key];
    if (event.key === 'Escape') close(true);
    else if (event.key === 'Tab') {
      close(false);
      return;
    } else if (to === undefined) return;
    else entries[(to + entries.length) % entries.length]?.focus();
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      ref={menu}
      class="menu"
      role="menu"
      aria-label={t('More ways')}
      onKeyDown={onKeyDown}
      onFocusOut={(event) => {
        const to = event.relatedTarget;
        // The opener closes the menu by its own click.
        if (to === opener.current || (to instanceof Node && event.currentTarget.contains(to))) return;
        close(false);
      }}
    >
      {items.map((item) => (
        <button
          type="button"
          role={item.checked === undefined ? 'menuitem' : 'menuitemradio'}
          aria-checked={item.checked === undefined ? undefined : item.checked ? 'true' : 'false'}
          class={item.begins === true ? 'begins' : ''}
          tabIndex={-1}
          key={item.label}
          onClick={() => {
            close(true);
            item.run();
          }}
        >
          <span class="mark">{item.checked === true && <Icon name="check" />}</span>
          <span>{item.label}</span>
        </button>
      ))}
    </div>
  );
};
