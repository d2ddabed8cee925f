import { t } from '@vscode/l10n';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { withDropped, withoutDropped } from '../../../core/note/draft/branchChoices.ts';
import { Icon } from '../../shared/Icon.tsx';
import { useCompose } from '../composeContext.ts';
import { inserted, setSteps } from '../draftEdits.ts';
import { focusNeighbour } from './focusNeighbour.ts';

/** Tasks that the branch's evidence suggests: shown when asked for, each to be taken or dropped. */
export const ProposedSteps = (): JSX.Element | null => {
  const { state, draft, edit, focusNext } = useCompose();
  const [open, setOpen] = useState(false);
  const all = state.proposedSteps ?? [];
  const dropped = new Set(draft.choices?.dropped);
  const taken = new Set(draft.content.nextSteps.map(({ text }) => text));
  const proposed = all.filter(({ key, text }) => !dropped.has(key) && !taken.has(text));
  const left = all.filter(({ key, text }) => dropped.has(key) && !taken.has(text)).map(({ key }) => key);
  const leave = (button: HTMLElement, like: string): void => {
    if (!focusNeighbour(button, '.proposals', like)) focusNext('nextSteps-add');
  };
  if (proposed.length === 0 && !(open && left.length > 0)) return null;
  return (
    <>
      <button
        type="button"
        class="link"
        aria-expanded={open ? 'true' : 'false'}
        onClick={() => {
          setOpen(!open);
        }}
      >
        {t('{0} proposed from the branch', proposed.length)}
      </button>
      {open && (
        <ul class="proposals" aria-label={t('Proposed steps')}>
          {proposed.map(({ key, text, label }) => (
            <li class="evidence-line" key={key}>
              <button
                type="button"
                class="link"
                title={t('Add as a step')}
                onClick={(event) => {
                  leave(event.currentTarget, '.evidence-line > .link');
                  edit((old) => {
                    const steps = old.content.nextSteps;
                    return setSteps(
                      withDropped(old, key),
                      inserted(steps, steps.length, { text, done: false }),
                    );
                  }, `nextSteps-${key}`);
                }}
              >
                <Icon name="add" /> {label}
              </button>
              <button
                type="button"
                class="bare"
                title={t('Drop')}
                aria-label={t('Drop {0}', label)}
                onClick={(event) => {
                  leave(event.currentTarget, '.bare');
                  edit((old) => withDropped(old, key), `nextSteps-${key}`);
                }}
              >
                <Icon name="close" />
              </button>
            </li>
          ))}
          {left.length > 0 && (
            <li>
              <button
                type="button"
                class="link"
                onClick={() => {
                  focusNext('nextSteps-add');
                  edit((old) => withoutDropped(old, ...left), 'nextSteps-proposed');
                }}
              >
                {t('Show {0} dropped again', left.length)}
              </button>
            </li>
          )}
        </ul>
      )}
    </>
  );
};
