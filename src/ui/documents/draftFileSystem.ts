import * as vscode from 'vscode';
import type { DraftDocuments } from './draftDocuments.ts';
import type { TextFiles } from './registerTextFiles.ts';
import { storageSentence } from '../words/failureSentence.ts';
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
        // A document in step told its letters already. What it saves is a moment old: taken for an edit, it would take
        // back the letters of that moment.
        if (documents.draftOf({ uri }) === undefined)
          draft.editText({ text: Buffer.from(content).toString('utf8'), base: draft.text });
        if (draft.save.type === 'unwritten') return;
        await draft.store();
        const { save } = draft;
        if (save.type === 'failed') throw vscode.FileSystemError.Unavailable(storageSentence(save.failure));
      }),
  };
}

type OpenedDraft = Awaited<ReturnType<DraftDocuments['hold']>>['draft'];
