import { t } from '@vscode/l10n';
import type { JSX } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import type { ReadBack } from '../../core/note/thread/reply.ts';
import { fill } from '../shared/fill.tsx';
import { InstantField } from '../shared/InstantField.tsx';
import { takeSendKey } from '../shared/takeSendKey.ts';
import { TextField } from '../shared/TextField.tsx';
import { cityOf } from '../shared/zonedTime.ts';
import { useReader } from './readerContext.ts';

/** Sets or leaves out the date: an absent one is not undefined. */
const withDoneBy = (readBack: ReadBack, doneBy: number | undefined): ReadBack => {
  const { nextStep, blocker } = readBack;
  return doneBy === undefined ? { nextStep, blocker } : { nextStep, blocker, doneBy };
};

/** What the receiver understood, in the receiver's own words; the author sees it. */
export const ReadBackForm = (): JSX.Element => {
  const { state, texts, setTexts, form, reply, isBusy } = useReader();
  const readBack = texts.readBack ?? state.proposal;
  const { author } = state.thread.note.header;
  const set = (changed: ReadBack): void => {
    setTexts({ readBack: changed });
  };
  useLayoutEffect(() => {
    if (form === 'accept') document.getElementById('nextStep')?.focus();
  }, [form]);
  return (
    <div
      class="read-back"
      onKeyDown={(event) => {
        if (takeSendKey(event) && !isBusy) reply('accept', { type: 'accepted', readBack });
      }}
    >
      <h2>
        {t('Read it back')}{' '}
        <span class="hint-word">{fill(t('{0} sees what you understood'), <strong>@{author}</strong>)}</span>
      </h2>
      <div class="whole">
        <label class="label" for="nextStep">
          {t('My next step')}
        </label>
        <TextField
          id="nextStep"
          value={readBack.nextStep}
          onChange={(nextStep) => {
            set({ ...readBack, nextStep });
          }}
        />
      </div>
      <div>
        <label class="label" for="blocker">
          {t('What could block me')}
        </label>
        <TextField
          id="blocker"
          value={readBack.blocker}
          onChange={(blocker) => {
            set({ ...readBack, blocker });
          }}
        />
      </div>
      <div>
        <label class="label" for="doneBy">
          {t('Done by')} <span class="hint-word">{t('your time, {0}', cityOf(state.zone))}</span>
        </label>
        <InstantField
          id="doneBy"
          instant={readBack.doneBy}
          zone={state.zone}
          clearLabel={t('No date')}
          onChange={(doneBy) => {
            set(withDoneBy(readBack, doneBy));
          }}
        />
      </div>
    </div>
  );
};
