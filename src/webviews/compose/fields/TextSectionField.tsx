import { t } from '@vscode/l10n';
import type { JSX } from 'preact';
import { sectionWord } from '../../shared/noteWords.ts';
import { CompletingField } from './CompletingField.tsx';
import { useCompose } from '../composeContext.ts';
import { setText, type TextSection } from '../draftEdits.ts';
import { ProblemMark, useProblems } from '../checks/ProblemMark.tsx';

const promptOf = (section: TextSection): string => {
  switch (section) {
    case 'summary':
      return t('One line: what this is about');
    case 'why':
      return t('The goal, and the issue it serves');
    case 'whereItStands':
      return t('What is done, what was tried, what you found');
    case 'blockedBy':
      return t('What is in the way, and who can clear it');
    case 'references':
      return t('src/path.ts:40-88, a commit, a link: one a line; or drop files here, holding Shift');
    case 'evidence':
      return '';
  }
};

/** A section that is one text. */
export const TextSectionField = ({ section }: { readonly section: TextSection }): JSX.Element => {
  const { draft, edit } = useCompose();
  const problems = useProblems(section);
  return (
    <div class="section">
      <label class="label" for={section}>
        {sectionWord(section)}
        <ProblemMark field={section} />
      </label>
      <CompletingField
        id={section}
        value={draft.content[section]}
        rows={section === 'summary' ? 1 : 2}
        singleLine={section === 'summary'}
        isReferences={section === 'references'}
        placeholder={promptOf(section)}
        // A field that nobody has come to yet is not wrong: the sign at its label says that something goes there.
        invalid={problems.some(({ severity, rule }) => severity === 'error' && rule !== 'emptySection')}
        onChange={(text) => {
          edit((old) => setText(old, section, text), section);
        }}
      />
    </div>
  );
};
