import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useMemo } from 'preact/hooks';
import type { CompletionPlace } from '../../core/note/draft/completionPlace.ts';
import type { ComposeContract } from '../../protocol/composeContract.ts';
import type { ViewEndpoint } from '../../protocol/viewEndpoint.ts';
import { useStore } from '../shared/useStore.ts';
import { ComposeForm } from './ComposeForm.tsx';
import { ComposeContext } from './composeContext.ts';
import type { ComposeStore } from './composeStore.ts';
import { focusField } from './fields/focusField.ts';
import { PlaceNotice } from './PlaceNotice.tsx';
import { useFileDrop } from './fields/useFileDrop.ts';

interface ComposeAppProps {
  readonly store: ComposeStore;
  readonly endpoint: ViewEndpoint<ComposeContract>;
}

/** How often "2 s ago" counts on, in milliseconds. */
const tick = 10_000;

/** Milliseconds for which dropped files are waited for: of several with one name the user is asked which is meant. */
const patienceForFiles = 600_000;

/** The whole view: the form, or why there is none. */
export const ComposeApp = ({ store, endpoint }: ComposeAppProps): JSX.Element => {
  const rerender = useStore(store);
  useEffect(() => {
    const timer = setInterval(() => {
      if (!document.hidden) rerender();
    }, tick);
    return () => {
      clearInterval(timer);
    };
  }, [rerender]);
  useLayoutEffect(() => {
    if (store.focusField === undefined) return;
    const key = store.focusField;
    store.focusField = undefined;
    if (document.activeElement?.id === key) return;
    const [section = key] = key.split('-');
    [key, section, `${section}-0`, `${section}-add`].some((candidate) => focusField(candidate));
  });

  const shown = store.buffer?.draft.header.id;
  useLayoutEffect(() => {
    // Another note begins at its top; one that goes on under its writer's hands, as the next one, stays where it is.
    if (document.activeElement?.matches('input, textarea, select') !== true) window.scrollTo(0, 0);
  }, [shown]);

  const stable = useMemo(
    () => ({
      edit: store.edit.bind(store),
      focusNext: (key: string) => {
        store.focusField = key;
        rerender();
      },
      send: ((name, data) => {
        store.flush();
        endpoint.send(name, data);
      }) satisfies ViewEndpoint<ComposeContract>['send'],
      find: async (text: string, signal: AbortSignal) =>
        (await endpoint.request('findPeople', { text }, { signal })).people,
      suggest: async ({ type, text, ...place }: CompletionPlace, signal: AbortSignal) => {
        const path = 'path' in place ? { path: place.path } : {};
        return (await endpoint.request('suggest', { type, text, ...path }, { signal })).suggestions;
      },
    }),
    [store, endpoint, rerender],
  );

  const drop = useFileDrop({
    editOnceOpen: store.editOnceOpen.bind(store),
    locateFiles: (dropped) =>
      endpoint.request('locateFiles', dropped, { timeoutMilliseconds: patienceForFiles }).then(
        ({ references }) => references,
        () => [],
      ),
  });

  const { state, buffer } = store;
  if (state.type !== 'writing' || buffer === undefined)
    return <PlaceNotice state={state} send={stable.send} drop={drop} />;
  const now = state.now + (Date.now() - store.receivedAt);
  return (
    <ComposeContext.Provider value={{ state, draft: buffer.draft, now, ...stable }}>
      <ComposeForm store={store} drop={drop} />
    </ComposeContext.Provider>
  );
};
