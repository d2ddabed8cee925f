import type { NoteContent } from '../note/note.ts';
import { writtenTexts } from '../note/draft/writtenTexts.ts';

/** Words of matters that organisations commonly keep from the public: unfixed flaws, people's affairs, secrecy itself. */
const sensitiveWords =
  /\b(?:confidential|embargo(?:ed)?|under nda|vulnerabilit(?:y|ies)|exploit(?:s|ed|able)?|zero[- ]day|cve-\d{4}-\d+|salar(?:y|ies)|laid off|lay-?offs?|redundanc(?:y|ies)|harassment|performance review|sick leave|lawsuit|personal data|customer data|pii)\b/i;

/** The first word of the note that suggests a sensitive matter, as it is written there. */
export function sensitiveWord(content: NoteContent): string | undefined {
  for (const text of writtenTexts(content)) {
    const [word] = sensitiveWords.exec(text) ?? [];
    if (word !== undefined) return word;
  }
  return undefined;
}
