import { isEmptySection } from '../codec/canonicalContent.ts';
import type { Draft } from '../note.ts';
import { sectionNeeds, sectionsOf } from '../requiredSections.ts';
import { isTemplateText } from '../draft/templates.ts';
import { type Problem, severities } from './problem.ts';
import type { ReadinessFacts } from './readinessFacts.ts';

/** DESIGN.md's table: what the kind must say is an error when it is empty, what it should say a hint. */
export function checkSections({ header, content }: Draft, facts: ReadinessFacts): readonly Problem[] {
  return sectionsOf(header.kind, 'must', 'should').flatMap((section): readonly Problem[] => {
    const need = sectionNeeds[header.kind][section];
    const severity = need === 'must' ? severities.emptySection : 'hint';
    if (isEmptySection(content, section) || isBlankList(content, section)) {
      return [{ rule: 'emptySection', severity, section, data: { kind: header.kind } }];
    }
    return isTemplateText(header.kind, section, content, facts.templates)
      ? [{ rule: 'templateText', severity, section, data: { kind: header.kind } }]
      : [];
  });
}

/** A list whose rows are all empty says nothing. */
function isBlankList(content: Draft['content'], section: keyof Draft['content']): boolean {
  switch (section) {
    case 'nextSteps':
    case 'questions':
      return content[section].every(({ text }) => text.trim() === '');
    case 'contingencies':
      return content.contingencies.every(({ condition, action }) => `${condition}${action}`.trim() === '');
    default:
      return false;
  }
}
