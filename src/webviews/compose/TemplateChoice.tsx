import { t } from '@vscode/l10n';
import type { JSX } from 'preact';
import { applyTemplate } from '../../core/note/draft/applyTemplate.ts';
import { isBlankContent } from '../../core/note/codec/canonicalContent.ts';
import type { OfferedTemplate } from '../../protocol/composeState.ts';
import { useCompose } from './composeContext.ts';

const nameOf = (template: OfferedTemplate): string => {
  switch (template.type) {
    case 'prompts':
      return t('writing prompts');
    case 'shoutOut':
      return t('shout-out');
    case 'repository':
      return template.name;
  }
};

/** With what a blank note may begin; gone as soon as something is written. */
export const TemplateChoice = (): JSX.Element | null => {
  const { state, draft, edit, focusNext, send } = useCompose();
  const { templates = [], badTemplates = [] } = state;
  if (!isBlankContent(draft.content) || templates.length === 0) return null;
  return (
    <div class="choices start quiet" role="group" aria-label={t('Start from a template')}>
      {t('Start from')}{' '}
      {templates.map((template, at) => (
        <button
          type="button"
          class="link"
          key={`${template.type}-${at}`}
          onClick={() => {
            focusNext('summary');
            edit((old) => ({ ...old, content: applyTemplate(old.content, template.content) }), 'summary');
          }}
        >
          {nameOf(template)}
        </button>
      ))}
      {badTemplates.map(({ path, line }) => (
        <button
          type="button"
          class="link tone-warning"
          key={path}
          onClick={() => {
            send('openEvidence', { target: { type: 'file', path, line: line + 1 } });
          }}
        >
          {t('{0} cannot be used', path.slice(path.lastIndexOf('/') + 1))}
        </button>
      ))}
    </div>
  );
};

/** The team's agreements on writing, folded. */
export const Guidelines = (): JSX.Element | null => {
  const { guidelines } = useCompose().state;
  if (guidelines === undefined) return null;
  return (
    <details class="section">
      <summary>{t('The team’s guidelines')}</summary>
      <p class="hint guidelines">{guidelines}</p>
    </details>
  );
};
