import { t } from '@vscode/l10n';
import type { JSX } from 'preact';
import { Icon } from '../../shared/Icon.tsx';
import { useCompose } from '../composeContext.ts';

/** How much the checks found, beside the button that stays in sight where they do not; leads to them. */
export const ProblemCount = (): JSX.Element | null => {
  const { problems } = useCompose().state;
  const count = problems.filter(({ severity }) => severity !== 'hint').length;
  if (count === 0) return null;
  const word =
    count === 1 ? t('One thing that a reader would miss') : t('{0} things that a reader would miss', count);
  const tone = problems.some(({ severity }) => severity === 'error') ? 'error' : 'warning';
  return (
    <button
      type="button"
      class="bare problem-count"
      title={word}
      aria-label={word}
      onClick={() => {
        document.querySelector<HTMLElement>('.checks button')?.focus();
      }}
    >
      <Icon name={tone} tone={tone} />
      {count}
    </button>
  );
};
