import fc from 'fast-check';
import { expect, it } from 'vitest';
import { applyTemplate } from '../../../../../src/core/note/draft/applyTemplate.ts';
import { emptyContent, sectionIds } from '../../../../../src/core/note/note.ts';
import { builtInTemplates } from '../../../../../src/core/note/draft/templates.ts';

it('fills what is empty and changes nothing that was written', () => {
  fc.assert(
    fc.property(
      fc.record({ why: fc.string(), whereItStands: fc.string(), summary: fc.string() }),
      fc.constantFrom(...Object.values(builtInTemplates)),
      (written, template) => {
        const before = { ...emptyContent, ...written };
        const after = applyTemplate(before, template);
        for (const section of sectionIds) {
          const value = before[section];
          const isWritten = typeof value === 'string' ? value.trim() !== '' : value.length > 0;
          if (isWritten) expect(after[section]).toEqual(value);
          else if (template[section].length > 0) expect(after[section]).toEqual(template[section]);
        }
        expect(applyTemplate(after, template)).toEqual(after);
      },
    ),
  );
});

it('adds the template’s own sections once', () => {
  const template = { ...emptyContent, foreign: [{ heading: 'Risks', markdown: '_What may break?_' }] };
  const once = applyTemplate(emptyContent, template);
  expect(once.foreign).toEqual(template.foreign);
  expect(applyTemplate(once, template)).toEqual(once);
});
