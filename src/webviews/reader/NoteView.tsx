import type { JSX } from 'preact';
import { AnswerBox } from './AnswerBox.tsx';
import { History } from './History.tsx';
import { NoteHeader } from './NoteHeader.tsx';
import { NoteSections } from './NoteSections.tsx';
import { StalenessBox, UncommittedBox } from './StalenessBox.tsx';
import { UnverifiedView } from './UnverifiedView.tsx';
import { useReader } from './readerContext.ts';

/** A published note with what became of it, and what its reader can do. */
export const NoteView = (): JSX.Element => {
  const { state, send } = useReader();
  return (
    <main class="reader">
      <NoteHeader />
      <UncommittedBox />
      <StalenessBox />
      <NoteSections />
      <History />
      {state.unverifiedReplies.map(({ comment, reason }) => (
        <UnverifiedView key={comment.id} comment={comment} reason={reason} zone={state.zone} send={send} />
      ))}
      <AnswerBox />
    </main>
  );
};
