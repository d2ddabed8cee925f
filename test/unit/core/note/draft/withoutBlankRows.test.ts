import { expect, it } from 'vitest';
import { emptyContent } from '../../../../../src/core/note/note.ts';
import { withoutBlankRows } from '../../../../../src/core/note/draft/withoutBlankRows.ts';

it('drops rows without text and keeps every other row in its order', () => {
  const step = (text: string) => ({ text, done: false });
  const content = {
    ...emptyContent,
    nextSteps: [step(''), step('Raise it'), step(' \t'), step('Rerun')],
    questions: [{ text: '', answered: false, to: 'maya' }],
    contingencies: [
      { condition: '', action: '' },
      { condition: 'it fails', action: '' },
    ],
  };
  expect(withoutBlankRows(content)).toEqual({
    ...emptyContent,
    nextSteps: [step('Raise it'), step('Rerun')],
    contingencies: [{ condition: 'it fails', action: '' }],
  });
});
