import * as vscode from 'vscode';
import type { BranchTarget } from '../../app/repository/branchTarget.ts';
import type { Destination } from '../../app/destinations/destination.ts';
import { draftAsPublished } from '../../app/drafts/draftAsPublished.ts';
import { wholeDraft } from '../../app/drafts/wholeDraft.ts';
import type { Instant } from '../../core/instant.ts';
import { maxBodySize } from '../../core/note/codec/formatNote.ts';
import type { Draft } from '../../core/note/note.ts';
import { isBlankContent } from '../../core/note/codec/canonicalContent.ts';
import type { Preview } from '../../protocol/readerState.ts';
import { placeOf } from '../views/publishState.ts';
import type { ReaderPanelPorts, ReaderSource } from './readerSource.ts';

/** The open draft as it would stand on GitHub. */
export function previewSource({
  session,
  target,
  destinations,
  evidence,
  clock,
}: ReaderPanelPorts): ReaderSource {
  return {
    state: () =>
      session.state.type === 'open'
        ? previewOf(
            session.state.draft.identity.edits !== undefined,
            wholeDraft(session.state.draft, evidence.state.facts),
            session.state.checkout.head.commit,
            target.target,
            destinations.choice.chosen,
            clock.now(),
          )
        : { type: 'missing' },
    title: () => vscode.l10n.t('Preview of the draft'),
    onDidChange: (listener) =>
      vscode.Disposable.from(
        evidence.watch(),
        evidence.onDidChange(listener),
        session.onDidChange(listener),
        target.onDidChange(listener),
        destinations.onDidChange(listener),
      ),
  };
}

function previewOf(
  isEdit: boolean,
  draft: Draft,
  head: string | undefined,
  target: BranchTarget,
  destination: Destination | undefined,
  now: Instant,
): Preview {
  const found = target.type === 'found' ? target : undefined;
  const pullRequest = found?.pullRequest;
  const { markdown, units, evidenceShortened } = draftAsPublished(draft, head, target, now);
  return {
    type: 'preview',
    kind: draft.header.kind,
    branch: draft.header.branch,
    isEdit,
    isBlank: isBlankContent({ ...draft.content, evidence: '' }),
    markdown,
    ...(destination === undefined ? {} : { place: placeOf(destination) }),
    ...(pullRequest === undefined
      ? {}
      : { pullRequest: { number: pullRequest.number, title: pullRequest.title, url: pullRequest.url } }),
    ...(found === undefined ? {} : { viewer: found.viewer.login }),
    length: units,
    limit: maxBodySize,
    evidenceShortened,
  };
}
