import { t } from '@vscode/l10n';
import type { JSX } from 'preact';
import { CompletingField } from './fields/CompletingField.tsx';
import { useCompose } from './composeContext.ts';
import { setForeign } from './draftEdits.ts';
import { ProblemMark } from './checks/ProblemMark.tsx';

/** Sections with headings of somebody's own, kept as they are and editable. */
export const ForeignSections = (): JSX.Element => {
  const { draft, edit } = useCompose();
  return (
    <>
      {draft.content.foreign.map((section, index) => (
        <div class="section" key={index}>
          <label class="label" for={`foreign-${index}`}>
            {section.heading.replace(/^#+\s*/, '')} <span class="hint-word">{t('own section')}</span>
            <ProblemMark field={`foreign-${index}`} />
          </label>
          <CompletingField
            id={`foreign-${index}`}
            rows={2}
            value={section.markdown}
            onChange={(markdown) => {
              edit((old) => setForeign(old, index, markdown), `foreign-${index}`);
            }}
          />
        </div>
      ))}
    </>
  );
};
