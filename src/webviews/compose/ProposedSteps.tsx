import { t } from '@vscode/l10n';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Icon } from '../shared/Icon.tsx';
import { useCompose } from './composeContext.ts';
import { inserted, setSteps } from './draftEdits.ts';

/** Tasks that the branch's evidence suggests: shown when asked for, taken one by one. */
export const ProposedSteps = (): JSX.Element | null => {
  const { state, draft, edit } = useCompose();
  const [open, setOpen] = useState(false);
  const taken = new Set(draft.content.nextSteps.map(({ text }) => text));
  const proposed = (state.proposedSteps ?? []).filter(({ text }) => !taken.has(text));
  if (proposed.length === 0) return null;
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
        <span class="proposals">
          {proposed.map(({ text }) => (
            <button
              type="button"
              class="link"
              key={text}
              onClick={() => {
                edit(
                  (old) =>
                    setSteps(
                      old,
                      inserted(old.content.nextSteps, old.content.nextSteps.length, { text, done: false }),
                    ),
                  'nextSteps-proposed',
                );
              }}
            >
              <Icon name="add" /> {text}
            </button>
          ))}
        </span>
      )}
    </>
  );
};
