import { mergeDiff3 } from 'node-diff3';
import { sameLogin } from '../../core/note/addressee.ts';
import { applyToBody } from '../../core/note/codec/applyToBody.ts';
import { formatDraft, parseDraft } from '../../core/note/codec/draftFile.ts';
import { mergeNote } from '../../core/note/merge/mergeDraft.ts';
import type { Addressee, Note, NoteHeader, NoteId } from '../../core/note/note.ts';
import { parseComment } from '../../core/note/codec/parseNote.ts';
import { undecidedConflicts, type MergeSides } from '../../core/note/merge/undecidedConflicts.ts';
import type { Handoff, HandoffList } from './handoffList.ts';
import type { Outbox, OutboxResult } from '../outbox/outbox.ts';
import type { DraftIdentity } from '../ports/draftStore.ts';
import type { Disposable } from '../ports/event.ts';
import type { GitHub } from '../ports/gitHub.ts';
import { GitHubFailure } from '../ports/gitHubFailure.ts';
import type { Identifiers } from '../ports/identifiers.ts';
import type { NoteEdit, NoteEditStore } from '../ports/noteEditStore.ts';
import type { StorageFailure } from '../ports/storageFailure.ts';

/** Both sides changed the same; the merge is begun in the edit's own file. */
export interface EditConflict {
  readonly type: 'conflict';
  readonly location: string;
}

/** The edit's file could not be read or written; what was there stays. */
export interface StorageProblem {
  readonly type: 'storage';
  readonly failure: StorageFailure;
}

export type OpenedEdit =
  { readonly type: 'open'; readonly identity: DraftIdentity } | EditConflict | StorageProblem;

export type FinishedEdit =
  | OutboxResult
  | EditConflict
  | { readonly type: 'unchanged' }
  /** Lines of a merge that nobody settled stand in the text. */
  | { readonly type: 'unsettled' }
  /** So many conflicts stand as before both changes. */
  | { readonly type: 'undecided'; readonly count: number }
  /** The comment is gone, or no note any more. */
  | { readonly type: 'unreadable' }
  | { readonly type: 'tooLong' };

export interface NoteEditsPorts {
  readonly store: NoteEditStore;
  readonly handoffs: HandoffList;
  readonly outbox: Outbox;
  readonly gitHub: GitHub;
  readonly identifiers: Identifiers;
}

/**
 * Changes published notes: as a draft, read again, merged three ways with what stands on the server, and put into the
 * outbox. The draft is removed when its text is safely there.
 */
export class NoteEdits {
  readonly #ports: NoteEditsPorts;
  /** Ids of the edits that were put into the outbox here. */
  readonly #queued = new Set<string>();

  constructor(ports: NoteEditsPorts) {
    this.#ports = ports;
  }

  /** Gives the edit that was begun, or begins one. */
  async open({ entry, repository }: Handoff): Promise<OpenedEdit> {
    const { store } = this.#ports;
    const { note, comment } = entry.thread;
    const { id, branch, kind } = note.header;
    // What others ticked in replies is not in the text, and stays theirs to say.
    const text = textOf(comment.body) ?? formatDraft(draftOf(note));
    const stored = await store.read(id);
    if (stored.type === 'failed') return { type: 'storage', failure: stored.failure };
    const begun = stored.type === 'found' ? stored.edit : undefined;
    const isUntouched = begun !== undefined && begun.merge === undefined && begun.text === textOf(begun.base);
    if (begun === undefined || (isUntouched && begun.base !== comment.body)) {
      const failure = await store.write(id, { text, base: comment.body });
      if (failure !== undefined) return { type: 'storage', failure };
    }
    return begun?.merge === undefined
      ? { type: 'open', identity: { repository: repository.webUrl, branch, kind, edits: id } }
      : { type: 'conflict', location: store.location(id) };
  }

  /** What the edit in that file is a merge of; undefined where it is none. */
  async mergeAt(location: string): Promise<MergeSides | undefined> {
    const { store } = this.#ports;
    const id = await store.noteAt(location);
    const stored = id === undefined ? undefined : await store.read(id);
    return stored?.type === 'found' ? stored.edit.merge : undefined;
  }

  /**
   * Puts the edit's stored text into the outbox, conflicts that nobody decided only where that was `agreed`;
   * `undefined` when there is no such edit or note.
   */
  async finish(id: NoteId, agreed = false): Promise<FinishedEdit | undefined> {
    const { store, handoffs } = this.#ports;
    const stored = await store.read(id);
    if (stored.type === 'failed') return { type: 'storage', failure: stored.failure };
    const handoff = handoffs.find(id);
    if (stored.type === 'absent' || handoff === undefined) return undefined;
    const { edit } = stored;
    if (/^<{7} /m.test(edit.text) && /^>{7} /m.test(edit.text)) return { type: 'unsettled' };
    const count = agreed || edit.merge === undefined ? 0 : undecidedConflicts(edit.merge, edit.text);
    if (count > 0) return { type: 'undecided', count };
    const base = parseComment(edit.base);
    const body = await this.#present(handoff);
    const present = body === undefined ? undefined : parseComment(body);
    if (body === undefined || base.type !== 'note' || present?.type !== 'note') return { type: 'unreadable' };
    const mine = edited(base.note, edit.text);
    const merged = mergeNote(base.note, mine, present.note);
    if (!(await this.#isAsRead(id, edit))) return this.finish(id, agreed);
    if (merged.conflicts.length > 0)
      return this.#begin(id, { base: edit.base, mine: edit.text, present: body });
    const written = applyToBody(body, merged.note);
    if (written === undefined) return { type: 'unreadable' };
    if (written.tooLong) return { type: 'tooLong' };
    if (written.body === body) {
      await store.remove(id);
      return { type: 'unchanged' };
    }
    const result = await this.#queue(handoff, body, written.body);
    if (result.type !== 'done') return result;
    await this.#tellNewAddressees(handoff, present.note, merged.note);
    // What was written since stays, for the next update.
    if (await this.#isAsRead(id, edit)) await store.remove(id);
    return result;
  }

  /** Takes an edit that GitHub's text stood against out of the outbox, to be merged by hand. */
  async resolve({ entry }: Handoff): Promise<EditConflict | StorageProblem | undefined> {
    const { outbox } = this.#ports;
    const { comment, note } = entry.thread;
    for (const { id, work, state } of outbox.items) {
      if (work.type !== 'edit' || work.location.id !== comment.id) continue;
      if (state.type !== 'failed' || state.reason.type !== 'conflict') continue;
      const { current } = state.reason;
      const begun = await this.#ports.store.read(note.header.id);
      // Another change of the note is under way: its file is not to be overwritten.
      if (begun.type !== 'absent') return undefined;
      const conflict = await this.#begin(note.header.id, {
        base: work.base,
        mine: textOf(work.body) ?? work.body,
        present: current,
      });
      if (conflict.type === 'conflict') await outbox.cancel(id);
      return conflict;
    }
    return undefined;
  }

  /** Tells when an edit that was finished here stands on GitHub. */
  onDidUpdate(listener: () => void): Disposable {
    return this.#ports.outbox.onDidSend(({ item }) => {
      if (this.#queued.delete(item.id)) listener();
    });
  }

  /** Whether the edit that was finished is not on GitHub yet. */
  isWaiting(finished: FinishedEdit | undefined): boolean {
    return finished?.type === 'done' && this.#queued.has(finished.item.id);
  }

  /** The note whose edit that file is. */
  noteAt(location: string): Promise<NoteId | undefined> {
    return this.#ports.store.noteAt(location);
  }

  discard(id: NoteId): Promise<void> {
    return this.#ports.store.remove(id);
  }

  async #isAsRead(id: NoteId, { text }: NoteEdit): Promise<boolean> {
    const now = await this.#ports.store.read(id);
    return now.type === 'found' && now.edit.text === text;
  }

  /** Begins the merge in the edit's file, which stands on the present body from then on. */
  async #begin(
    id: NoteId,
    bodies: { readonly base: string; readonly mine: string; readonly present: string },
  ): Promise<EditConflict | StorageProblem> {
    const { store } = this.#ports;
    const base = textOf(bodies.base) ?? bodies.base;
    const theirs = textOf(bodies.present) ?? bodies.present;
    const { mine, present } = bodies;
    const merged = mergeDiff3(mine.split('\n'), base.split('\n'), theirs.split('\n'), {
      excludeFalseConflicts: true,
      label: { a: 'Mine', o: 'As it was', b: 'On GitHub' },
    });
    const edit = { text: merged.result.join('\n'), base: present, merge: { base, mine, theirs } };
    const failure = await store.write(id, edit);
    if (failure !== undefined) return { type: 'storage', failure };
    return { type: 'conflict', location: store.location(id) };
  }

  /** The body as it stands on the server; as last seen when it cannot be asked, since sending merges again. */
  async #present({ repository, entry }: Handoff): Promise<string | undefined> {
    const { comment } = entry.thread;
    const { id, subject } = comment;
    try {
      return (await this.#ports.gitHub.comments.get(repository, { id, subject })).body;
    } catch (error) {
      if (!(error instanceof GitHubFailure)) throw error;
      const { type } = error.reason;
      return type === 'notFound' || type === 'gone' ? undefined : comment.body;
    }
  }

  #queue({ repository, viewer, entry }: Handoff, base: string, body: string): Promise<OutboxResult> {
    const { id, subject } = entry.thread.comment;
    const edit = this.#ports.identifiers.next();
    this.#queued.add(edit);
    return this.#ports.outbox.add({
      id: edit,
      author: viewer.login,
      repository,
      work: { type: 'edit', location: { id, subject }, base, body },
    });
  }

  /** GitHub notifies nobody whom an edit mentions: they get a comment of their own. */
  async #tellNewAddressees({ repository, viewer, entry }: Handoff, before: Note, after: Note): Promise<void> {
    const isNew = (to: Addressee): boolean => !before.header.to.some((each) => sameLogin(each, to));
    const added = after.header.to.filter(isNew);
    if (added.length === 0) return;
    const { comment } = entry.thread;
    await this.#ports.outbox.add({
      id: this.#ports.identifiers.next(),
      author: viewer.login,
      repository,
      work: {
        type: 'comment',
        subject: comment.subject,
        text: `${added.map((to) => `@${to}`).join(', ')}: [this ${after.header.kind}](${comment.url}) is addressed to you as well.`,
      },
    });
  }
}

/** A note's body as the text of a draft's file; undefined when it is no note. */
function textOf(body: string): string | undefined {
  const parsed = parseComment(body);
  return parsed.type === 'note' ? formatDraft(draftOf(parsed.note)) : undefined;
}

function draftOf({ header, content }: Note): {
  readonly header: NoteHeader;
  readonly content: Note['content'];
} {
  const { id, kind, to, status, priority, priorityReason, replyBy, branch, supersedes } = header;
  return {
    header: {
      id,
      kind,
      to,
      status,
      priority,
      branch,
      ...(priorityReason === undefined ? {} : { priorityReason }),
      ...(replyBy === undefined ? {} : { replyBy }),
      ...(supersedes === undefined ? {} : { supersedes }),
    },
    content,
  };
}

/**
 * The base with what its author changed in the text. A draft's file says some things in another way than a comment:
 * only the difference from the untouched text counts.
 */
function edited(base: Note, text: string): Note {
  const untouched = noteOf(base, formatDraft(draftOf(base)));
  return mergeNote(untouched, noteOf(base, text), base).note;
}

/** The note as the text has it; what ties it to its place is not to be changed. */
function noteOf(base: Note, text: string): Note {
  const { draft } = parseDraft(text, draftOf(base).header);
  const { id, branch, supersedes } = base.header;
  const { priorityReason, replyBy, ...rest } = draft.header;
  const kept: Note['header'] & { priorityReason?: string; replyBy?: number } = { ...base.header };
  delete kept.priorityReason;
  delete kept.replyBy;
  return {
    header: {
      ...kept,
      ...rest,
      id,
      branch,
      ...(supersedes === undefined ? {} : { supersedes }),
      ...(priorityReason === undefined ? {} : { priorityReason }),
      ...(replyBy === undefined ? {} : { replyBy }),
    },
    content: draft.content,
  };
}
