import * as vscode from 'vscode';
import { replyToNote } from '../../app/replyToNote.ts';
import type { NoteId } from '../../core/note/note.ts';
import type { ReplyAction } from '../../core/note/reply.ts';
import type { EventHandlers } from '../../protocol/contract.ts';
import { readerContract, type ReaderContract } from '../../protocol/readerContract.ts';
import { openExternalLink } from '../openExternalLink.ts';
import { outboxResultSentence } from '../outboxResultSentence.ts';
import { openWebview, type HostChannel } from '../webviews/openWebview.ts';
import { openReference } from './openReference.ts';
import type { ReaderPanelPorts, ReaderSource, ReplyForm } from './readerSource.ts';

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
    column: vscode.ViewColumn,
  ) {
    this.#ports = ports;
    this.#note = note;
    this.#source = source;
    this.#panel = vscode.window.createWebviewPanel('baton.reader', source.title(), column);
    this.#panel.iconPath = new vscode.ThemeIcon(note === undefined ? 'open-preview' : 'book');
    this.#channel = openWebview({
      webview: this.#panel.webview,
      extensionUri: ports.extensionUri,
      name: 'reader',
      contract: readerContract,
      events: this.#handlers(),
      requests: {
        reply: async ({ action }) => {
          await this.#reply(action);
          return {};
        },
        findPeople: ({ text }) => Promise.resolve({ people: this.#people(text) }),
      },
      log: ports.log,
    });
    this.#subscription = source.onDidChange(() => {
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
    this.#panel.title = this.#source.title();
    this.#channel.send('state', this.#source.state());
  }

  #handlers(): EventHandlers<ReaderContract['toHost']> {
    const execute = (command: string) => (): void => void vscode.commands.executeCommand(command);
    return {
      ready: () => {
        this.#ready = true;
        this.#post();
        if (this.#pendingForm !== undefined) this.#channel.send('openReply', { form: this.#pendingForm });
        this.#pendingForm = undefined;
      },
      openLink: ({ url }) => {
        openExternalLink(url);
      },
      openReference: (reference) => void openReference(this.#ports.workspace.state, reference),
      start: () => undefined,
      openOnGitHub: () => {
        const state = this.#source.state();
        if (state.type === 'note') openExternalLink(state.thread.comment.url);
        else if (state.type === 'unverified') openExternalLink(state.comment.url);
        else if (state.type === 'preview' && state.pullRequest !== undefined)
          openExternalLink(state.pullRequest.url);
      },
      copyText: () => {
        const state = this.#source.state();
        const text =
          state.type === 'note' ? state.thread.comment.body : state.type === 'preview' ? state.markdown : '';
        void vscode.env.clipboard.writeText(text);
      },
      showChanges: () => undefined,
      signIn: execute('baton.signIn'),
      retry: execute('baton.refresh'),
      publish: execute('baton.publish'),
      openOutput: execute('baton.showLog'),
    };
  }

  #people(text: string): readonly { readonly login: string; readonly name?: string }[] {
    const { target } = this.#ports.target;
    const wanted = text.toLowerCase();
    return target.type !== 'found'
      ? []
      : target.people
          .filter(({ login, name }) => `${login} ${name ?? ''}`.toLowerCase().includes(wanted))
          .map(({ login, name }) => ({ login, ...(name === undefined ? {} : { name }) }));
  }

  async #reply(action: ReplyAction): Promise<void> {
    const handoff = this.#note === undefined ? undefined : this.#ports.handoffs.find(this.#note);
    if (handoff === undefined) throw new Error('The note is no longer known.');
    const result = await replyToNote(this.#ports, {
      thread: handoff.entry.thread,
      repository: handoff.repository,
      author: handoff.viewer.login,
      action,
    });
    const sentence = outboxResultSentence(result);
    if (sentence !== undefined) throw new Error(sentence);
  }
}
