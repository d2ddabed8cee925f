import * as vscode from 'vscode';
import type { Handoff } from '../../app/handoffs/handoffList.ts';
import { noteCheckout } from '../../app/handoffs/noteCheckout.ts';
import { replyToNote } from '../../app/handoffs/replyToNote.ts';
import type { NoteId } from '../../core/note/note.ts';
import type { Decoded, EventHandlers } from '../../protocol/contract.ts';
import { readerContract, type ReaderContract } from '../../protocol/readerContract.ts';
import { openExternalLink } from '../openExternalLink.ts';
import { outboxResultSentence } from '../words/outboxResultSentence.ts';
import { openWebview, type HostChannel } from '../webviews/openWebview.ts';
import { sentAbout } from './noteSource.ts';
import { openReference } from './openReference.ts';
import type { ReaderPanelPorts, ReaderSource, ReplyForm } from './readerSource.ts';
import { showChanges } from './showChanges.ts';
import { suggestedPeople } from './suggestedPeople.ts';

/** A reply as the view hands it over. */
type RepliedAction = Decoded<ReaderContract['requests']['reply']['params']>;

/** UTF-16 units of a tab's title. */
const titleLength = 60;

/** One reader in the editor area: the preview of the draft, or a note. */
export class ReaderPanel implements vscode.Disposable {
  readonly #ports: ReaderPanelPorts;
  readonly #note: NoteId | undefined;
  readonly #source: ReaderSource;
  readonly #panel: vscode.WebviewPanel;
  readonly #channel: HostChannel<ReaderContract>;
  readonly #subscription: vscode.Disposable;
  #pendingForm: ReplyForm | undefined;
  #ready = false;

  constructor(
    ports: ReaderPanelPorts,
    note: NoteId | undefined,
    source: ReaderSource,
    panel: vscode.WebviewPanel,
  ) {
    this.#ports = ports;
    this.#note = note;
    this.#source = source;
    this.#panel = panel;
    this.#setTitle();
    this.#panel.iconPath = new vscode.ThemeIcon(note === undefined ? 'open-preview' : 'book');
    this.#channel = openWebview({
      webview: this.#panel.webview,
      extensionUri: ports.extensionUri,
      name: 'reader',
      contract: readerContract,
      events: this.#handlers(),
      requests: {
        reply: async (reply) => refusal(await this.#reply(reply)),
        tick: async ({ index, done }) => {
          const result = await this.#ports.changes.tick(this.#handoff(), index, done);
          // The view shows how the step stands, whatever it showed in expectation.
          this.#post();
          switch (result.type) {
            case 'unchanged':
              return {};
            case 'unreadable':
              return refusal(vscode.l10n.t('The step is not in the note any more.'));
            default:
              return refusal(outboxResultSentence(result));
          }
        },
        findPeople: ({ text }) => Promise.resolve({ people: suggestedPeople(this.#ports, text) }),
      },
      log: ports.log,
    });
    this.#subscription = source.onDidChange(() => {
      // A hidden page is gone: it says that it is ready when it is shown again.
      if (!this.#panel.visible) return;
      if (vscode.window.state.focused) this.#source.refresh?.();
      this.#post();
    });
    this.#panel.onDidDispose(() => {
      this.#subscription.dispose();
      this.#channel.dispose();
    });
  }

  get onDidDispose(): vscode.Event<void> {
    return this.#panel.onDidDispose;
  }

  /** Absent for the preview and for a comment that is no note. */
  get note(): NoteId | undefined {
    return this.#note;
  }

  /** Another editor became the active one, or this. */
  get onDidChangeViewState(): vscode.Event<unknown> {
    return this.#panel.onDidChangeViewState;
  }

  get isActive(): boolean {
    return this.#panel.active;
  }

  reveal(): void {
    this.#panel.reveal();
  }

  /** Opens a reply form, at once or when the reader has loaded. */
  openReply(form: ReplyForm): void {
    if (this.#ready) this.#channel.send('openReply', { form });
    else this.#pendingForm = form;
  }

  dispose(): void {
    this.#panel.dispose();
  }

  #post(): void {
    this.#setTitle();
    this.#channel.send('state', this.#source.state());
  }

  /** A summary may be longer than any tab. */
  #setTitle(): void {
    const title = this.#source.title().replace(/\s+/g, ' ');
    this.#panel.title =
      title.length > titleLength ? `${title.slice(0, titleLength - 1).toWellFormed()}…` : title;
  }

  #handlers(): EventHandlers<ReaderContract['toHost']> {
    const execute =
      (command: string, ...args: readonly unknown[]) =>
      (): Thenable<unknown> =>
        vscode.commands.executeCommand(command, ...args);
    const order = (command: string) => (): void => {
      const item = sentAbout(this.#ports.outbox, this.#handoff());
      if (item !== undefined) void vscode.commands.executeCommand(command, { item });
    };
    return {
      ready: () => {
        this.#ready = true;
        const kept = this.#note === undefined ? undefined : this.#ports.replyDrafts.get(this.#note);
        if (this.#note !== undefined && kept !== undefined)
          this.#channel.send('kept', { note: this.#note, value: kept });
        this.#post();
        if (this.#pendingForm !== undefined) this.#channel.send('openReply', { form: this.#pendingForm });
        this.#pendingForm = undefined;
        this.#source.refresh?.();
      },
      openLink: ({ url }) => {
        openExternalLink(url);
      },
      openReference: ({ commit, ...reference }) => this.#openReference(reference, commit),
      start: execute('baton.startWork', this.#note),
      edit: execute('baton.editNote', this.#note),
      resolveConflict: execute('baton.resolveNoteConflict', this.#note),
      keepReply: ({ note, value }) => {
        if (note === this.#note) this.#ports.replyDrafts.set(note, value);
      },
      openOnGitHub: () => {
        const state = this.#source.state();
        if (state.type === 'note') openExternalLink(state.thread.comment.url);
        else if (state.type === 'unverified') openExternalLink(state.comment.url);
        else if (state.type === 'preview' && state.pullRequest !== undefined)
          openExternalLink(state.pullRequest.url);
      },
      showChanges: () => {
        const handoff = this.#handoff();
        const since = this.#ports.staleness.of(handoff);
        if (since !== undefined) void showChanges(this.#ports, handoff, since);
      },
      push: execute('git.push'),
      signIn: execute('baton.signIn'),
      retry: execute('baton.refresh'),
      sendNow: order('baton.sendNow'),
      cancelSending: order('baton.cancelSending'),
      publish: execute('baton.publish'),
      openOutput: execute('baton.showLog'),
    };
  }

  #handoff(): Handoff {
    const handoff = this.#note === undefined ? undefined : this.#ports.handoffs.find(this.#note);
    if (handoff === undefined) throw new Error('The note is not known any more.');
    return handoff;
  }

  async #openReference(
    reference: { readonly path: string; readonly line?: number; readonly endLine?: number },
    commit: string | undefined,
  ): Promise<void> {
    const { workspace, handoffs } = this.#ports;
    if (workspace.state.type !== 'open') return;
    const handoff = this.#note === undefined ? undefined : handoffs.find(this.#note);
    const found = handoff === undefined ? undefined : noteCheckout(this.#ports, handoff.repository);
    const { root } = found?.checkout ?? workspace.state.active;
    const noted = commit?.length === 40 ? commit : handoff?.entry.thread.note.header.head;
    await openReference(this.#ports, { root, ...(noted === undefined ? {} : { commit: noted }) }, reference);
  }

  /** Gives the sentence that says why it was not queued; undefined when it was. */
  async #reply({ id, again, action }: RepliedAction): Promise<string | undefined> {
    const handoff = this.#handoff();
    const result = await replyToNote(this.#ports, {
      id,
      mayStandThere: again,
      thread: handoff.entry.thread,
      repository: handoff.repository,
      author: handoff.viewer.login,
      action,
    });
    // It was taken before the view learned of it.
    return result.type === 'duplicate' ? undefined : outboxResultSentence(result);
  }
}

/** The answer to a request that was carried out, or was refused with a sentence. */
function refusal(sentence: string | undefined): { readonly refused?: string } {
  return sentence === undefined ? {} : { refused: sentence };
}
