import * as vscode from 'vscode';
import type { SourceComment } from '../../core/note/codec/sourceComment.ts';
import type { UnverifiedComment } from '../../core/note/thread/thread.ts';
import type { ReaderState } from '../../protocol/readerState.ts';
import type { ReaderPanelPorts, ReaderSource } from './readerSource.ts';

/** Names a comment among those of all repositories. */
export function commentKey({ repositoryId, subject, id }: SourceComment): string {
  return `${repositoryId} ${subject.type} ${id}`;
}

/** A comment that is not taken for a note, shown as plain text with the reason. */
export function unverifiedSource({ handoffs, clock }: ReaderPanelPorts, key: string): ReaderSource {
  const found = (): UnverifiedComment | undefined =>
    handoffs.state.unverified.find(({ comment }) => commentKey(comment) === key);
  return {
    state: (): ReaderState => {
      const unverified = found();
      if (unverified === undefined) return { type: handoffs.state.loading ? 'loading' : 'missing' };
      return { type: 'unverified', ...unverified, zone: clock.zone() };
    },
    title: () => vscode.l10n.t('Unverified comment'),
    onDidChange: (listener) => vscode.Disposable.from(handoffs.onDidChange(listener)),
  };
}
