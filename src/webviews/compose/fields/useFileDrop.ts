import type { TargetedDragEvent } from 'preact';
import { useState } from 'preact/hooks';
import { addReference, type WrittenReference } from '../../../core/note/draft/addReference.ts';
import type { Draft } from '../../../core/note/note.ts';
import type { ComposeContract } from '../../../protocol/composeContract.ts';
import type { Decoded } from '../../../protocol/contract.ts';
import type { FieldKey } from '../draftBuffer.ts';
import { setText } from '../draftEdits.ts';

/** The editor's own lists first: they have what the plain one leaves out. */
const listTypes = ['application/vnd.code.uri-list', 'text/uri-list'] as const;

const carriesFiles = ({ dataTransfer }: DragEvent): boolean =>
  dataTransfer?.types.some((type) => type === 'Files' || listTypes.some((known) => known === type)) === true;

interface FileDropParts {
  /** References to dropped files; none where the host could not say. */
  readonly locateFiles: (
    dropped: Decoded<ComposeContract['requests']['locateFiles']['params']>,
  ) => Promise<readonly WrittenReference[]>;
  /** Makes a change and puts the focus into the field, at once or as soon as the form shows a draft. */
  readonly editOnceOpen: (change: (draft: Draft) => Draft, field: FieldKey) => void;
}

export interface FileDrop {
  /** Files are held over the view. */
  readonly isOver: boolean;
  readonly handlers: {
    readonly onDragOver: (event: TargetedDragEvent<HTMLElement>) => void;
    readonly onDragLeave: (event: TargetedDragEvent<HTMLElement>) => void;
    readonly onDrop: (event: TargetedDragEvent<HTMLElement>) => void;
  };
}

/**
 * Files of the explorer or the system that are dropped on the view become references in *where to look*, also those
 * that are dropped before there is a draft: what opens the repository may be the drop itself.
 */
export const useFileDrop = ({ editOnceOpen, locateFiles }: FileDropParts): FileDrop => {
  const [isOver, setOver] = useState(false);
  const add = async (transfer: DataTransfer): Promise<void> => {
    const list = listTypes.map((type) => transfer.getData(type)).find((text) => text !== '') ?? '';
    const uris = list.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('#'));
    const names = uris.length > 0 ? [] : [...transfer.files].map(({ name }) => name);
    const references = await locateFiles({ uris, names });
    if (references.length === 0) return;
    editOnceOpen(
      (old) => setText(old, 'references', references.reduce(addReference, old.content.references)),
      'references-drop',
    );
  };
  return {
    isOver,
    handlers: {
      onDragOver: (event) => {
        if (!carriesFiles(event)) return;
        event.preventDefault();
        if (event.dataTransfer !== null) event.dataTransfer.dropEffect = 'copy';
        setOver(true);
      },
      onDragLeave: (event) => {
        const into = event.relatedTarget;
        if (!(into instanceof Node && event.currentTarget.contains(into))) setOver(false);
      },
      onDrop: (event) => {
        setOver(false);
        if (!carriesFiles(event) || event.dataTransfer === null) return;
        event.preventDefault();
        void add(event.dataTransfer);
      },
    },
  };
};
