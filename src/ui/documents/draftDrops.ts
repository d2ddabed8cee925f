import * as vscode from 'vscode';
import { noDraft, type AddSelectionPorts } from '../../app/drafts/addSelection.ts';
import { locateSelections } from '../../app/drafts/locateSelections.ts';
import { settledState } from '../../app/settledState.ts';
import { referenceItem, referenceLabel, type WrittenReference } from '../../core/note/draft/addReference.ts';
import { droppedSelections, uriList, type DroppedFiles } from '../droppedFiles.ts';
import { tellAddition, warnOfOutside } from '../words/selectionSentences.ts';
import { draftIdentityOf } from './draftUri.ts';

export const dropType = 'text/uri-list';
export const dropKind = vscode.DocumentDropOrPasteEditKind.Text.append('baton', 'reference');

/** References to the files that were dropped on the open draft; files of another place are named in a warning. */
export type LocateDropped = (dropped: DroppedFiles) => Promise<readonly WrittenReference[]>;

export function locateDropped(ports: AddSelectionPorts): LocateDropped {
  return async (dropped) => {
    const state = await settledState(ports);
    if (state.type !== 'open') {
      tellAddition(noDraft(state));
      return [];
    }
    const selections = await droppedSelections(dropped, state.checkout.root);
    const { located, outside } = await locateSelections(ports, state.checkout, selections);
    warnOfOutside(outside);
    return located.map(({ reference, url }) => ({ ...reference, ...(url === undefined ? {} : { url }) }));
  };
}

/** Files dropped on a draft's document become references with permalinks: list items on an empty line, else words. */
export function draftDrops(ports: AddSelectionPorts): vscode.DocumentDropEditProvider {
  return {
    provideDocumentDropEdits: async (document, position, transfer, token) => {
      const { state } = ports.session;
      const identity = draftIdentityOf(document.uri);
      if (state.type !== 'open' || state.checkout.root !== identity?.repository) return undefined;
      const text = await transfer.get(dropType)?.asString();
      if (text === undefined || token.isCancellationRequested) return undefined;
      const selections = await droppedSelections({ uris: uriList(text), names: [] }, state.checkout.root);
      const { located } = await locateSelections(ports, state.checkout, selections);
      if (located.length === 0) return undefined;
      const items = located.map(({ reference, url }) => referenceItem(referenceLabel(reference), url));
      const isBlank = document.lineAt(position).isEmptyOrWhitespace;
      return new vscode.DocumentDropEdit(
        isBlank ? items.map((item) => `- ${item}`).join('\n') : items.join(', '),
        vscode.l10n.t('Insert reference'),
        dropKind,
      );
    },
  };
}
