import * as vscode from 'vscode';
import type { Outbox } from '../../app/outbox/outbox.ts';
import type { OutboxItem } from '../../app/outbox/outboxItem.ts';
import type { Disposable } from '../../app/ports/event.ts';
import { queuedText, withQueuedText } from '../../app/outbox/queuedText.ts';
import type { Publishing } from '../../app/publishing/publishing.ts';
import type { TextFiles } from '../documents/registerTextFiles.ts';
import { outboxResultSentence } from '../words/outboxResultSentence.ts';

const scheme = 'baton-outbox';

/** The address under which the text of an item that waits is a file. */
export function queuedTextUri({ id, work }: OutboxItem): vscode.Uri {
  const name = work.type === 'note' ? work.draft.header.branch.replaceAll('/', '-') : work.type;
  return vscode.Uri.from({ scheme, path: `/${id}/${name}.md` });
}

/**
 * The texts that wait in the outbox, as files: saving one changes what will be sent. What was sent or taken out
 * meanwhile cannot be saved any more; the editor then keeps the text and shows why.
 */
export class QueuedTextFiles implements TextFiles, vscode.Disposable {
  readonly #outbox: Outbox;
  readonly #publishing: Pick<Publishing, 'follow'>;
  readonly #changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly #subscription: Disposable;
  /** Revisions by id, as they were last told. */
  readonly #known = new Map<string, number>();

  readonly onDidChangeFile = this.#changed.event;

  constructor(outbox: Outbox, publishing: Pick<Publishing, 'follow'>) {
    this.#outbox = outbox;
    this.#publishing = publishing;
    this.#subscription = outbox.onDidChange((items) => {
      this.#tell(items);
    });
  }

  async stat(uri: vscode.Uri): Promise<vscode.FileStat> {
    const { text, item } = await this.#find(uri);
    return {
      type: vscode.FileType.File,
      ctime: item.createdAt,
      // The editor compares it to learn whether somebody else changed the text.
      mtime: item.createdAt + item.revision,
      size: Buffer.byteLength(text),
    };
  }

  async readFile(uri: vscode.Uri): Promise<Uint8Array> {
    return Buffer.from((await this.#find(uri)).text);
  }

  async writeFile(uri: vscode.Uri, content: Uint8Array): Promise<void> {
    const { item } = await this.#find(uri);
    const work = withQueuedText(item.work, Buffer.from(content).toString('utf8'));
    const result = await this.#outbox.edit(item.id, work);
    if (result.type === 'done') {
      if (item.work.type === 'note' && work.type === 'note')
        await this.#publishing.follow(item.work.draft, work.draft);
      return;
    }
    throw vscode.FileSystemError.Unavailable(outboxResultSentence(result) ?? goneSentence());
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }

  /** A document that a window restores is asked for before the outbox was read. */
  async #find(uri: vscode.Uri): Promise<{ readonly item: OutboxItem; readonly text: string }> {
    await this.#outbox.ready();
    const id = uri.path.split('/')[1];
    const item = this.#outbox.items.find((each) => each.id === id);
    const text = item === undefined ? undefined : queuedText(item.work);
    if (item === undefined || text === undefined) throw vscode.FileSystemError.FileNotFound(goneSentence());
    return { item, text };
  }

  #tell(items: readonly OutboxItem[]): void {
    const changed = items.filter(({ id, revision }) => (this.#known.get(id) ?? revision) !== revision);
    this.#known.clear();
    for (const { id, revision } of items) this.#known.set(id, revision);
    if (changed.length === 0) return;
    this.#changed.fire(
      changed.map((item) => ({ type: vscode.FileChangeType.Changed, uri: queuedTextUri(item) })),
    );
  }
}

function goneSentence(): string {
  return vscode.l10n.t('It was sent or taken out of the outbox meanwhile. Copy the text if you need it.');
}
