import type { Bounded } from '../../core/note/evidence/evidenceFacts.ts';

export interface StatusFacts {
  readonly staged: Bounded<string>;
  readonly unstaged: Bounded<string>;
  readonly untracked: Bounded<string>;
  readonly conflicted: Bounded<string>;
}

const fieldsBeforePath: Readonly<Record<string, number>> = { '1': 8, '2': 9, u: 10, '?': 1 };

/** The entries of `git status --porcelain=v2 -z` (git-status(1)); at most `limit` names of each kind. */
export function parseStatus(text: string, limit: number, isCut: boolean): StatusFacts {
  const found = {
    staged: list(limit),
    unstaged: list(limit),
    untracked: list(limit),
    conflicted: list(limit),
  };
  const entries = text.split('\0');
  for (let index = 0; index < entries.length; index += 1) {
    const entry = entries[index] ?? '';
    const type = entry.charAt(0);
    const fields = fieldsBeforePath[type];
    if (fields === undefined) continue;
    const path = afterSpaces(entry, fields);
    if (type === 'u') found.conflicted.add(path);
    else if (type === '?') found.untracked.add(path);
    else {
      if (entry.charAt(2) !== '.') found.staged.add(path);
      if (entry.charAt(3) !== '.') found.unstaged.add(path);
    }
    // A rename's old path is an entry of its own.
    if (type === '2') index += 1;
  }
  return {
    staged: found.staged.bounded(isCut),
    unstaged: found.unstaged.bounded(isCut),
    untracked: found.untracked.bounded(isCut),
    conflicted: found.conflicted.bounded(isCut),
  };
}

function afterSpaces(entry: string, count: number): string {
  let from = 0;
  for (let seen = 0; seen < count; seen += 1) {
    const space = entry.indexOf(' ', from);
    if (space === -1) return '';
    from = space + 1;
  }
  return entry.slice(from);
}

interface List {
  readonly add: (path: string) => void;
  readonly bounded: (isCut: boolean) => Bounded<string>;
}

function list(limit: number): List {
  const items: string[] = [];
  let total = 0;
  return {
    add: (path) => {
      total += 1;
      if (items.length < limit) items.push(path);
    },
    bounded: (isCut) => ({ items, total, ...(isCut ? { atLeast: true } : {}) }),
  };
}
