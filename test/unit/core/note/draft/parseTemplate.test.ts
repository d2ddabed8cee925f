import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { isBlankContent } from '../../../../../src/core/note/codec/canonicalContent.ts';
import { parseTemplate, templateOf } from '../../../../../src/core/note/draft/parseTemplate.ts';
import { isTemplateText } from '../../../../../src/core/note/draft/templates.ts';
import { emptyContent } from '../../../../../src/core/note/note.ts';

const good =
  '---\nkind: handoff\nname: "Night shift"\n---\n\n# _Service, what is wrong_\n\n## Where it stands\n\n_Dashboards looked at_\n';

describe('a template file', () => {
  it('gives kind, name and sections', () => {
    const parsed = parseTemplate(good, 'night.md');
    expect(parsed).toMatchObject({
      type: 'template',
      template: {
        name: 'Night shift',
        kind: 'handoff',
        content: { summary: '_Service, what is wrong_', whereItStands: '_Dashboards looked at_' },
      },
    });
    expect(parseTemplate(good.replaceAll('\n', '\r\n'), 'night.md')).toEqual(parsed);
  });

  it('is named by its file where it has no name', () => {
    const parsed = parseTemplate(good.replace('name: "Night shift"\n', ''), 'night.md');
    expect(parsed).toMatchObject({ template: { name: 'night' } });
  });

  it('knows its own text again', () => {
    const { content } = templateOf('Night', 'handoff', '## Where it stands\n\n_Dashboards looked at_');
    expect(isTemplateText('handoff', 'whereItStands', content, [content])).toBe(true);
    expect(
      isTemplateText('handoff', 'whereItStands', { ...content, whereItStands: 'All red' }, [content]),
    ).toBe(false);
  });

  it.each([
    ['no front matter', '# Title\n', 'frontMatterMissing', 0],
    ['front matter without an end', '---\nkind: handoff\n# Title\n', 'frontMatterMissing', 0],
    ['no kind', '---\nname: x\n---\n# Title\n', 'kindMissing', 0],
    ['an unknown kind', '---\nname: x\nkind: hand-off\n---\n# Title\n', 'kindUnknown', 2],
    ['an entry that is none', '---\nkind: review\nstatus: fine\n---\n# Title\n', 'frontMatterWrong', 2],
    ['no text', '---\nkind: review\n---\n\n', 'empty', 2],
  ])('with %s is bad at its line', (_name, text, code, line) => {
    expect(parseTemplate(text, 'x.md')).toEqual({ type: 'bad', problem: { code, line } });
  });

  it('is read without an error, whatever it is', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (front, body) => {
        const parsed = parseTemplate(`---\nkind: update\n${front}\n---\n${body}`, 'x.md');
        if (parsed.type === 'template') expect(isBlankContent(parsed.template.content)).toBe(false);
        else expect(parsed.problem.line).toBeGreaterThanOrEqual(0);
      }),
    );
    expect(isBlankContent(emptyContent)).toBe(true);
  });
});
