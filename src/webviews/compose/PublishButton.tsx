import { t } from '@vscode/l10n';
import type { JSX, TargetedKeyboardEvent } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Icon } from '../shared/Icon.tsx';
import { dateAndTime } from '../shared/timePhrases.ts';
import { useCompose } from './composeContext.ts';

interface PublishButtonProps {
  readonly publish: (deliverAt?: number) => void;
  readonly isBusy: boolean;
  /** A notice above says why, and what to do. */
  readonly isBlocked: boolean;
}

interface MenuItem {
  readonly label: string;
  readonly run: () => void;
}

/** Publish, naming its target, with the other ways in its menu; and the preview. */
export const PublishButton = ({ publish, isBusy, isBlocked }: PublishButtonProps): JSX.Element => {
  const { state, send } = useCompose();
  const [open, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (open) menu.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus();
  }, [open]);

  const { target, deliverAt } = state;
  const label =
    target.type === 'pullRequest'
      ? t('Publish to PR #{0}', target.number)
      : target.type === 'looking'
        ? t('Looking for the pull request…')
        : t('Publish');
  const canPublish = target.type === 'pullRequest' && !isBusy;
  const items: readonly MenuItem[] = [
    ...(deliverAt !== undefined && canPublish
      ? [
          {
            label: t('Deliver When {0} Is Back, {1}', deliverAt.login, dateAndTime(deliverAt.at, state.zone)),
            run: () => {
              publish(deliverAt.at);
            },
          },
        ]
      : []),
    {
      label: t('Open as Markdown'),
      run: () => {
        send('openMarkdown', {});
      },
    },
    {
      label: t('Copy as Markdown'),
      run: () => {
        send('copyMarkdown', {});
      },
    },
    {
      label: t('Discard Draft'),
      run: () => {
        send('discard', {});
      },
    },
  ];

  const close = (): void => {
    setOpen(false);
    opener.current?.focus();
  };
  const onMenuKey = (event: TargetedKeyboardEvent<HTMLElement>): void => {
    const entries = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=menuitem]')];
    const at = entries.findIndex((entry) => entry === document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: entries.length - 1 }[event.key];
    if (event.key === 'Escape') close();
    else if (event.key === 'Tab') {
      setOpen(false);
      return;
    } else if (to === undefined) return;
    else entries[(to + entries.length) % entries.length]?.focus();
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div class="publish-row">
      <span class="split">
        <button
          type="button"
          id="publish"
          class={isBlocked ? '' : 'primary'}
          disabled={!canPublish}
          onClick={() => {
            publish();
          }}
        >
          <span class="label-text">{label}</span>
        </button>
        <button
          type="button"
          ref={opener}
          class={isBlocked ? 'opener' : 'primary opener'}
          aria-label={t('More ways')}
          title={t('More ways')}
          aria-haspopup="menu"
          aria-expanded={open ? 'true' : 'false'}
          onClick={() => {
            setOpen(!open);
          }}
          onKeyDown={(event) => {
            if (event.key === 'ArrowDown') {
              event.preventDefault();
              setOpen(true);
            }
          }}
        >
          <Icon name="chevron-down" />
        </button>
        {open && (
          <div
            ref={menu}
            class="menu"
            role="menu"
            aria-label={t('More ways')}
            onKeyDown={onMenuKey}
            onFocusOut={(event) => {
              const to = event.relatedTarget;
              // The opener closes the menu by its own click.
              if (to === opener.current || (to instanceof Node && event.currentTarget.contains(to))) return;
              setOpen(false);
            }}
          >
            {items.map((item) => (
              <button
                type="button"
                role="menuitem"
                tabIndex={-1}
                key={item.label}
                onClick={() => {
                  close();
                  item.run();
                }}
              >
                {item.label}
              </button>
            ))}
          </div>
        )}
      </span>
      <button
        type="button"
        onClick={() => {
          send('preview', {});
        }}
      >
        {t('Preview')}
      </button>
    </div>
  );
};
