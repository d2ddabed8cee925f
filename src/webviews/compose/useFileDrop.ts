import type { TargetedDragEvent } from 'preact';
import { useState } from 'preact/hooks';
import { addReference } from '../../core/note/addReference.ts';
import { useCompose } from './composeContext.ts';
import { setText } from './draftEdits.ts';

/** The editor's own lists first: they have what the plain one leaves out. */
const listTypes = ['application/vnd.code.uri-list', 'text/uri-list'] as const;

const carriesFiles = ({ dataTransfer }: DragEvent): boolean =>
  dataTransfer?.types.some((type) => type === 'Files' || listTypes.some((known) => known === type)) === true;

interface FileDrop {
  /** Files are held over the form. */
  readonly isOver: boolean;
  readonly handlers: {
    readonly onDragOver: (event: TargetedDragEvent<HTMLElement>) => void;
    readonly onDragLeave: (event: TargetedDragEvent<HTMLElement>) => void;
    readonly onDrop: (event: TargetedDragEvent<HTMLElement>) => void;
  };
}

/** Files of the explorer or the system that are dropped on the form become references in *where to look*. */
export const useFileDrop = (): FileDrop => {
  const { edit, focusNext, locateFiles } = useCompose();
  const [isOver, setOver] = useState(false);
  const add = async (transfer: DataTransfer): Promise<void> => {
    const list = listTypes.map((type) => transfer.getData(type)).find((text) => text !== '') ?? '';
    const uris = list.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('#'));
    const names = uris.length > 0 ? [] : [...transfer.files].map(({ name }) => name);
    const references = await locateFiles({ uris, names });
    if (references.length === 0) return;
    edit(
      (old) => setText(old, 'references', references.reduce(addReference, old.content.references)),
      'references-drop',
    );
    focusNext('references');
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
