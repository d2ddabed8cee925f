import { lintSource } from '@secretlint/core';
import { creator } from '@secretlint/secretlint-rule-preset-recommend';
import { publishedTexts } from '../../core/note/readiness/noteText.ts';
import type { SecretFinding } from '../../core/note/readiness/readinessFacts.ts';
import type { NoteContent } from '../../core/note/note.ts';

/** Keeps the texts of a note apart, so that no secret is found across two of them. */
const gap = '\n\n';

/** Off by default: the ids of AWS keys. A person who pastes one into a note most often has the secret beside it. */
const adjustedRules = [{ id: '@secretlint/secretlint-rule-aws', options: { enableIDScanRule: true } }];

/** What comes with those ids and is no secret: account numbers stand in every ARN. */
const publicMessages: ReadonlySet<string> = new Set(['AWSAccountID']);

/** `ghp_xxxxxxxx`: a real secret's end is not one or two characters over and over. */
function isPlaceholder(secret: string): boolean {
  const end = secret.slice(-16);
  return end.length === 16 && new Set(end).size <= 2;
}

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
      config: { rules: [{ id: creator.meta.id, rule: creator, rules: [...adjustedRules] }] },
      maskSecrets: true,
      noPhysicFilePath: true,
    },
  });
  return messages.flatMap(({ range: [start, end], ruleId, messageId }): readonly SecretFinding[] => {
    if (publicMessages.has(messageId) || isPlaceholder(whole.slice(start, end))) return [];
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
