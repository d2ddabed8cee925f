import { lintSource } from '@secretlint/core';
import { creator } from '@secretlint/secretlint-rule-preset-recommend';
import { publishedTexts } from '../../core/note/readiness/noteText.ts';
import type { SecretFinding } from '../../core/note/readiness/readinessFacts.ts';
import type { NoteContent } from '../../core/note/note.ts';

/** Keeps the texts of a note apart, so that no secret is found across two of them. */
const gap = '\n\n';

/**
 * Looks for secrets in everything that a note would publish, by secretlint's recommended rules. To be imported
 * lazily: the rules are a third of a megabyte and need Node. Nothing that was found is copied, logged or sent.
 */
export async function findSecrets(content: NoteContent): Promise<readonly SecretFinding[]> {
  const texts = publishedTexts(content);
  const starts: number[] = [];
  let whole = '';
  for (const { text } of texts) {
    starts.push(whole.length);
    whole += text + gap;
  }
  const { messages } = await lintSource({
    source: { filePath: 'note.md', ext: '.md', content: whole, contentType: 'text' },
    options: {
      config: { rules: [{ id: creator.meta.id, rule: creator }] },
      maskSecrets: true,
      noPhysicFilePath: true,
    },
  });
  return messages.flatMap(({ range: [start, end], ruleId }): readonly SecretFinding[] => {
    const at = starts.findLastIndex((each) => each <= start);
    const text = texts[at];
    const from = starts[at];
    if (text === undefined || from === undefined) return [];
    return [
      {
        ...(text.section === undefined ? {} : { section: text.section }),
        ...(text.index === undefined ? {} : { index: text.index }),
        ...(text.part === undefined ? {} : { part: text.part }),
        range: { start: start - from, end: Math.min(end - from, text.text.length) },
        kind: ruleId.replace(/^@secretlint\/secretlint-rule-/, ''),
      },
    ];
  });
}
