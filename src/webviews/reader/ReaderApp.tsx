import { t } from '@vscode/l10n';
import type { JSX } from 'preact';
import { useLayoutEffect, useMemo } from 'preact/hooks';
import type { ReplyAction } from '../../core/note/thread/reply.ts';
import type { ReaderContract } from '../../protocol/readerContract.ts';
import type { Sending } from '../../protocol/readerState.ts';
import type { ViewEndpoint } from '../../protocol/viewEndpoint.ts';
import { Icon } from '../shared/Icon.tsx';
import { useStore } from '../shared/useStore.ts';
import { NoteView } from './NoteView.tsx';
import { PreviewView } from './PreviewView.tsx';
import { ReaderContext, RepositoryContext } from './readerContext.ts';
import type { ReaderStore, ReplyFormName } from './readerStore.ts';
import { repositoryOf } from './references.ts';
import { UnverifiedView } from './UnverifiedView.tsx';

interface ReaderAppProps {
  readonly store: ReaderStore;
  readonly endpoint: ViewEndpoint<ReaderContract>;
}

/** The reader of a note, the preview of a draft, or why there is neither. */
export const ReaderApp = ({ store, endpoint }: ReaderAppProps): JSX.Element => {
  useStore(store);
  const stable = useMemo(
    () => ({
      write: store.write.bind(store),
      setTexts: store.setTexts.bind(store),
      setSection: store.setSection.bind(store),
      openForm: store.openForm.bind(store),
      send: endpoint.send.bind(endpoint),
      find: async (text: string, signal: AbortSignal) =>
        (await endpoint.request('findPeople', { text }, { signal })).people,
      reply: (form: ReplyFormName, action: ReplyAction) => {
        store.handOver(form, (handOver) => endpoint.request('reply', { ...handOver, action }));
      },
      tick: (index: number, done: boolean) => {
        store.tick(() => endpoint.request('tick', { index, done }));
      },
    }),
    [store, endpoint],
  );
  useLayoutEffect(() => {
    const { closed } = store;
    store.closed = undefined;
    // Only where the form took the focus with it.
    if (closed === undefined || document.activeElement !== document.body) return;
    const button = document.getElementById(`open-${closed}`);
    button?.focus();
    if (document.activeElement !== button) document.getElementById('answer-box')?.focus();
  });
  const { state } = store;
  switch (state.type) {
    case 'loading':
      return (
        <main class="reader">
          <h1 class="hidden-text">{t('Note')}</h1>
          <p class="quiet" role="status">
            <Icon name="loading" /> {t('Reading the note…')}
          </p>
        </main>
      );
    case 'missing':
      return (
        <main class="reader">
          <h1 class="hidden-text">{t('Note')}</h1>
          <p role="status">
            {t('There is nothing here to read: it was deleted, or this account may not see it.')}
          </p>
          <button
            type="button"
            class="primary"
            onClick={() => {
              endpoint.send('retry', {});
            }}
          >
            {t('Look Again')}
          </button>
        </main>
      );
    case 'preview':
      return (
        <RepositoryContext.Provider value={repositoryOf(state.pullRequest?.url ?? '')}>
          <PreviewView preview={state} send={endpoint.send.bind(endpoint)} />
        </RepositoryContext.Provider>
      );
    case 'unverified':
      return (
        <main class="reader">
          <UnverifiedView {...state} send={endpoint.send.bind(endpoint)} isWhole />
        </main>
      );
    case 'note': {
      // The host stores a reply before it tells of it.
      const sending: Sending = store.isHandingOver ? { type: 'sending' } : state.sending;
      const isBusy = sending.type !== 'idle' && sending.type !== 'failed';
      const { texts, form, failed } = store;
      return (
        <RepositoryContext.Provider value={repositoryOf(state.thread.comment.url)}>
          <ReaderContext.Provider
            value={{ state: { ...state, sending }, texts, form, failed, isBusy, ...stable }}
          >
            <NoteView />
          </ReaderContext.Provider>
        </RepositoryContext.Provider>
      );
    }
  }
};
