import { t } from '@vscode/l10n';
import type { JSX } from 'preact';
import { withDropped, withoutDropped } from '../../../core/note/draft/branchChoices.ts';
import type { Evidence } from '../../../protocol/composeState.ts';
import { Icon } from '../../shared/Icon.tsx';
import { useCompose } from '../composeContext.ts';
import { focusNeighbour } from '../rows/focusNeighbour.ts';

const DropButton = ({ name, line }: { readonly name: string; readonly line: string }): JSX.Element => {
  const { edit, focusNext } = useCompose();
  return (
    <button
      type="button"
      class="bare"
      title={t('Leave out')}
      aria-label={t('Leave out {0}', name)}
      onClick={(event) => {
        if (!focusNeighbour(event.currentTarget, '.evidence-groups', '.bare')) focusNext('evidence');
        edit((old) => withDropped(old, line), `evidence-${line}`);
      }}
    >
      <Icon name="close" />
    </button>
  );
};

/** The groups of evidence with their lines, without what was left out. */
export const EvidenceList = ({ evidence }: { readonly evidence: Evidence }): JSX.Element => {
  const { draft, edit, focusNext, send } = useCompose();
  const dropped = new Set(draft.choices?.dropped);
  const known = evidence.groups.flatMap(({ key, lines }) => [key, ...lines.map((line) => line.key)]);
  const left = known.filter((key) => dropped.has(key));
  return (
    <>
      <ul class="evidence-groups">
        {evidence.groups
          .filter(({ key }) => !dropped.has(key))
          .map(({ key, title, lines, more }) => {
            const kept = lines.filter((line) => !dropped.has(line.key));
            const unlisted = more + lines.length - kept.length;
            return (
              <li key={key}>
                <span class="evidence-line">
                  <span>{title}</span>
                  <DropButton name={title} line={key} />
                </span>
                {lines.length > 0 && (
                  <ul>
                    {kept.map((line) => (
                      <li class="evidence-line" key={line.key}>
                        <span>
                          <button
                            type="button"
                            class="link code"
                            onClick={() => {
                              send('openEvidence', { target: line.target });
                            }}
                          >
                            {line.label}
                          </button>{' '}
                          {line.detail}
                        </span>
                        <DropButton name={`${line.label} ${line.detail}`.trim()} line={line.key} />
                      </li>
                    ))}
                    {unlisted > 0 && <li class="quiet">{t('and {0} more', unlisted)}</li>}
                  </ul>
                )}
              </li>
            );
          })}
      </ul>
      {left.length > 0 && (
        <p class="hint">
          {left.length === 1 ? t('1 line is left out.') : t('{0} lines are left out.', left.length)}{' '}
          <button
            type="button"
            class="link"
            onClick={() => {
              focusNext('evidence');
              edit((old) => withoutDropped(old, ...left), 'evidence-dropped');
            }}
          >
            {t('Put back')}
          </button>
        </p>
      )}
    </>
  );
};
