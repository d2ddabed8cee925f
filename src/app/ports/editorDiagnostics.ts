import type { DiagnosticFact } from '../../core/note/evidence/evidenceFacts.ts';
import type { Event } from './event.ts';

/** What the editor's languages complain of. */
export interface EditorDiagnostics {
  /** The errors in files of a working tree; paths are relative to `root`, with `/`. At most 200. */
  errorsIn(root: string, paths: readonly string[]): readonly DiagnosticFact[];
  readonly onDidChange: Event<undefined>;
}
