/** A file that was open, as a path of the repository with `/`, and where the cursor stood. */
export interface OpenFile {
  readonly path: string;
  /** From 1. */
  readonly line: number;
}

/** A line, from 1, at which the debugger was to stop. Conditions are not carried: they are code of somebody else's. */
export interface Breakpoint {
  readonly path: string;
  readonly line: number;
}

/** Where the author was when the note was published: what the receiver's editor can open again. */
export interface ResumePoint {
  /** In the order of the tabs. */
  readonly files: readonly OpenFile[];
  readonly breakpoints: readonly Breakpoint[];
  /** The file in front: one of `files`. */
  readonly active?: string;
}

/** More than that is no place where somebody was. */
export const maxOpenFiles = 20;
export const maxBreakpoints = 40;
const maxPath = 260;
const maxLine = 9_999_999;

/**
 * Takes what is safe out of any value, and leaves out the rest: paths that leave the repository, absolute ones, drive
 * letters, streams, backslashes, repeats, too many. Undefined when nothing is left. Idempotent; the normal form in
 * which a note's marker carries it.
 */
export function canonicalResumePoint(value: unknown): ResumePoint | undefined {
  if (!isRecord(value)) return undefined;
  const files = placesOf(value['files'], maxOpenFiles, ({ path }) => path);
  const breakpoints = placesOf(value['breakpoints'], maxBreakpoints, ({ path, line }) => `${path}\n${line}`);
  if (files.length + breakpoints.length === 0) return undefined;
  const active = files.find(({ path }) => path === value['active'])?.path;
  return { files, breakpoints, ...(active === undefined ? {} : { active }) };
}

/** Whether it names a file within the repository on every system: relative, with `/`, without a way out or a control character. */
export function isRepositoryPath(path: string): boolean {
  return (
    path !== '' &&
    path.length <= maxPath &&
    path.isWellFormed() &&
    // eslint-disable-next-line no-control-regex -- no name that a person can read holds control characters
    !/[\u0000-\u001f\u007f\\:]/.test(path) &&
    path.split('/').every((part) => part !== '' && !/^\.+$/.test(part) && part.toLowerCase() !== '.git')
  );
}

function placesOf(
  value: unknown,
  most: number,
  keyOf: (place: OpenFile) => string,
): readonly { readonly path: string; readonly line: number }[] {
  const places = new Map<string, OpenFile>();
  for (const each of Array.isArray(value) ? (value as readonly unknown[]) : []) {
    if (places.size === most) break;
    const place = placeOf(each);
    if (place !== undefined && !places.has(keyOf(place))) places.set(keyOf(place), place);
  }
  return [...places.values()];
}

function placeOf(value: unknown): OpenFile | undefined {
  if (!isRecord(value)) return undefined;
  const { path, line } = value;
  if (typeof path !== 'string' || !isRepositoryPath(path)) return undefined;
  if (typeof line !== 'number' || !Number.isInteger(line) || line < 1 || line > maxLine) return undefined;
  return { path, line };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
