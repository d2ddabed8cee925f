import type * as vscode from 'vscode';
import type { KeptValues } from '../../app/ports/keptValues.ts';

/** Values in the editor's own storage. */
export function keptValues(memento: Pick<vscode.Memento, 'get' | 'update'>): KeptValues {
  return {
    get: (key) => memento.get<unknown>(key),
    set: async (key, value) => {
      await memento.update(key, value);
    },
  };
}
