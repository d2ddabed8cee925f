import * as vscode from 'vscode';
import { blankDraftOf, freshDraft } from '../../app/drafts/freshDraft.ts';
import type { OpenDraft } from '../../app/drafts/openDraft.ts';
import type { DraftHold, OpenDrafts } from '../../app/drafts/openDrafts.ts';
import type { DraftIdentity } from '../../app/ports/draftStore.ts';
import type { Identifiers } from '../../app/ports/identifiers.ts';
import type { Log } from '../../app/ports/log.ts';
import { parseDraft, type ParsedDraft } from '../../core/note/codec/draftFile.ts';
import { DraftDocument } from './draftDocument.ts';
import { draftIdentityOf } from './draftUri.ts';

export interface DraftDocumentsPorts {
  readonly openDrafts: OpenDrafts;
  readonly identifiers: Identifiers;
  readonly log: Log;
}

/** The drafts that are open as Markdown documents, each in step with its `OpenDraft` and so with the form. */
export class DraftDocuments implements vscode.Disposable {
  readonly #ports: DraftDocumentsPorts;
  readonly #changed = new vscode.EventEmitter<vscode.TextDocument>();
  readonly #open = new Map<string, Promise<DraftDocument>>();
  readonly #ready = new Map<string, DraftDocument>();
  readonly #subscriptions: vscode.Disposable;
  readonly #parsed = new WeakMap<vscode.TextDocument, { version: number; parsed: ParsedDraft }>();

  /** A draft's document was opened or changed. */
  readonly onDidChange = this.#changed.event;

  constructor(ports: DraftDocumentsPorts) {
    this.#ports = ports;
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      vscode.workspace.onDidOpenTextDocument((document) => void this.#follow(document)),
      vscode.workspace.onDidCloseTextDocument((document) => void this.#forget(document)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (draftIdentityOf(document.uri) === undefined) return;
        this.#ready.get(document.uri.toString())?.documentChanged();
        this.#changed.fire(document);
      }),
    );
    for (const document of vscode.workspace.textDocuments) void this.#follow(document);
  }

  /** The draft that a document shows, once both are in step. */
  draftOf({ uri }: Pick<vscode.TextDocument, 'uri'>): OpenDraft | undefined {
    return this.#ready.get(uri.toString())?.draft;
  }

  /** What the document says at its present version. */
  parsedOf(document: vscode.TextDocument): ParsedDraft | undefined {
    const identity = draftIdentityOf(document.uri);
    if (identity === undefined) return undefined;
    const known = this.#parsed.get(document);
    if (known?.version === document.version) return known.parsed;
    const header =
      this.draftOf(document)?.draft.header ?? freshDraft('', identity.kind, identity.branch).header;
    const parsed = parseDraft(document.getText(), header);
    this.#parsed.set(document, { version: document.version, parsed });
    return parsed;
  }

  /** Opens a draft for the time of one piece of work. */
  hold(identity: DraftIdentity): Promise<DraftHold> {
    const { openDrafts, identifiers } = this.#ports;
    return openDrafts.hold(identity, () => blankDraftOf(identity, identifiers));
  }

  dispose(): void {
    this.#subscriptions.dispose();
    for (const each of this.#ready.values()) each.dispose();
  }

  async #follow(document: vscode.TextDocument): Promise<void> {
    const identity = draftIdentityOf(document.uri);
    const key = document.uri.toString();
    if (identity === undefined || this.#open.has(key)) return;
    const opening = this.hold(identity).then((hold) => new DraftDocument(document, hold, this.#ports.log));
    this.#open.set(key, opening);
    const opened = await opening;
    if (document.isClosed || this.#open.get(key) !== opening) {
      opened.dispose();
      return;
    }
    this.#ready.set(key, opened);
    opened.documentChanged();
    this.#changed.fire(document);
  }

  async #forget(document: vscode.TextDocument): Promise<void> {
    const key = document.uri.toString();
    const opening = this.#open.get(key);
    this.#open.delete(key);
    this.#ready.delete(key);
    const opened = await opening;
    if (opened === undefined) return;
    if (opened.draft.save.type !== 'unwritten') await opened.draft.store();
    opened.dispose();
  }
}
