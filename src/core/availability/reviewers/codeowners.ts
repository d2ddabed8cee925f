import { matchesOwnerPattern } from './ownerPattern.ts';

/** Where GitHub looks, in its order; only the first file found counts. */
export const CODEOWNERS_PATHS = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'] as const;

/** GitHub does not load a larger file, so that it names nobody. In bytes; applied to UTF-16 units here. */
export const CODEOWNERS_LIMIT = 3 * 1024 * 1024;

export type CodeOwner =
  | { readonly kind: 'user'; readonly login: string }
  | { readonly kind: 'team'; readonly organization: string; readonly team: string }
  | { readonly kind: 'email'; readonly address: string };

export interface CodeownersRule {
  readonly pattern: string;
  /** Empty: files that match have no owner, whatever earlier lines say. */
  readonly owners: readonly CodeOwner[];
  /** From 0. */
  readonly line: number;
}

/** GitHub skips a line with invalid syntax; these are the ones skipped. */
export interface CodeownersProblem {
  readonly code: 'pattern-unsupported' | 'owner-invalid' | 'file-too-large';
  readonly line: number;
  readonly text: string;
}

export interface Codeowners {
  readonly rules: readonly CodeownersRule[];
  readonly problems: readonly CodeownersProblem[];
}

const ownerPatterns = {
  team: /^@([A-Za-z0-9][A-Za-z0-9_-]*)\/([A-Za-z0-9_.-]+)$/,
  user: /^@([A-Za-z0-9][A-Za-z0-9_-]*)$/,
  email: /^[^@\s]+@[^@\s]+\.[^@\s]+$/,
};

/**
 * Reads a CODEOWNERS file by GitHub's rules ("About code owners"): gitignore patterns without `!`, `[ ]` and `\#`;
 * comments also after the owners; a line with an error is skipped, the rest counts.
 */
export function parseCodeowners(text: string): Codeowners {
  if (text.length > CODEOWNERS_LIMIT) {
    return { rules: [], problems: [{ code: 'file-too-large', line: 0, text: '' }] };
  }
  const rules: CodeownersRule[] = [];
  const problems: CodeownersProblem[] = [];
  text.split(/\r\n|\n|\r/).forEach((raw, line) => {
    const words = wordsOf(raw);
    const [pattern, ...names] = words;
    if (pattern === undefined) return;
    if (/^!|^\\#|[[\]]|\*\*\*/.test(pattern)) {
      problems.push({ code: 'pattern-unsupported', line, text: pattern });
      return;
    }
    const owners: CodeOwner[] = [];
    for (const name of names) {
      const owner = ownerOf(name);
      if (owner === null) {
        problems.push({ code: 'owner-invalid', line, text: name });
        return;
      }
      owners.push(owner);
    }
    rules.push({ pattern, owners, line });
  });
  return { rules, problems };
}

/** Words between blanks; a backslash keeps the blank after it in the word; `#` at a word's start ends the line. */
function wordsOf(line: string): readonly string[] {
  const words = line.match(/(?:\\.|[^\s\\])+|\\$/g) ?? [];
  const comment = words.findIndex((word) => word.startsWith('#'));
  return comment === -1 ? words : words.slice(0, comment);
}

function ownerOf(name: string): CodeOwner | null {
  const team = ownerPatterns.team.exec(name);
  if (team !== null) return { kind: 'team', organization: team[1] ?? '', team: team[2] ?? '' };
  const user = ownerPatterns.user.exec(name);
  if (user !== null) return { kind: 'user', login: user[1] ?? '' };
  return ownerPatterns.email.test(name) ? { kind: 'email', address: name } : null;
}

/** The rule that decides a file's owners: the last one that matches. `path` is relative, with slashes. */
export function ruleFor(codeowners: Codeowners, path: string): CodeownersRule | null {
  return codeowners.rules.findLast(({ pattern }) => matchesOwnerPattern(pattern, path)) ?? null;
}

/** The owner as one text, lower case: `@login`, `@organization/team` or an address. */
export function ownerKey(owner: CodeOwner): string {
  if (owner.kind === 'user') return `@${owner.login}`.toLowerCase();
  if (owner.kind === 'team') return `@${owner.organization}/${owner.team}`.toLowerCase();
  return owner.address.toLowerCase();
}
