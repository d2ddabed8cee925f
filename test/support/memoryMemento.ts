import type { Memento } from 'vscode';

/** The editor's storage, of which each window has a copy that it writes key by key. */
export function memoryMemento(values = new Map<string, unknown>()): Memento {
  return {
    keys: () => [...values.keys()],
    get: (key: string) => values.get(key) as never,
    update: (key, value) => {
      if (value === undefined) values.delete(key);
      else values.set(key, value);
      return Promise.resolve();
    },
  };
}
