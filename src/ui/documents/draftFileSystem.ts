import * as vscode from 'vscode';
import type { StorageFailure } from '../../app/ports/storageFailure.ts';
import type { DraftDocuments } from './draftDocuments.ts';
import type { TextFiles } from './registerTextFiles.ts';
import { draftIdentityOf } from './draftUri.ts';

/** Reads and writes a draft as the file of its document. Storing is the draft's own: atomic, and merged with others'. */
export function draftFileSystem(documents: DraftDocuments): TextFiles {
  const use = async <T>(uri: vscode.Uri, work: (draft: OpenedDraft) => Promise<T> | T): Promise<T> => {
    const identity = draftIdentityOf(uri);
    if (identity === undefined) throw vscode.FileSystemError.FileNotFound(uri);
    const hold = await documents.hold(identity);
    try {
      return await work(hold.draft);
    } finally {
      hold.dispose();
    }
  };
  return {
    stat: (uri) =>
      use(uri, (draft) => ({
        type: vscode.FileType.File,
        ctime: 0,
        // Always the same: the document is kept in step by edits, so a save is never one onto a newer file.
        mtime: 1,
        size: Buffer.byteLength(draft.text),
      })),
    readFile: (uri) => use(uri, (draft) => Buffer.from(draft.text)),
    writeFile: (uri, content) =>
      use(uri, async (draft) => {
        const text = Buffer.from(content).toString('utf8');
        draft.editText({ text, base: documents.agreedText(uri) ?? draft.text });
        if (draft.save.type === 'unwritten') return;
        await draft.store();
        const { save } = draft;
        if (save.type === 'failed') throw vscode.FileSystemError.Unavailable(storageSentence(save.failure));
      }),
  };
}

type OpenedDraft = Awaited<ReturnType<DraftDocuments['hold']>>['draft'];

/** Why a draft could not be stored, and that its text is not lost. */
export function storageSentence({ code }: StorageFailure): string {
  const { t } = vscode.l10n;
  switch (code) {
    case 'noSpace':
      return t(
        'The disk is full. The draft is kept in this window only until there is room and it is saved again.',
      );
    case 'readOnly':
    case 'denied':
      return t('The draft’s folder cannot be written. The draft is kept in this window only.');
    case 'tooLarge':
      return t('The draft is larger than a draft may be. It is kept in this window only.');
    case 'other':
      return t('The draft could not be saved. It is kept in this window only; the log has the cause.');
  }
}
