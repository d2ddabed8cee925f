import { t } from '@vscode/l10n';
import type { JSX } from 'preact';
import { withChoices } from '../../../core/note/draft/branchChoices.ts';
import {
  carriesEvidence,
  hasOwnEvidence,
  withoutOwnEvidence,
} from '../../../core/note/evidence/draftEvidence.ts';
import { sectionNeeds } from '../../../core/note/requiredSections.ts';
import { Icon } from '../../shared/Icon.tsx';
import { TextField } from '../../shared/TextField.tsx';
import { useCompose } from '../composeContext.ts';
import { setText } from '../draftEdits.ts';
import { EvidenceList } from './EvidenceList.tsx';
import { evidenceCounts, evidenceGaps } from './evidenceWords.ts';

/** Evidence that its author wrote or changed, with the way back to the branch's own. */
const OwnEvidence = (): JSX.Element => {
  const { draft, edit } = useCompose();
  return (
    <>
      <TextField
        id="evidence"
        class="code"
        label={t('Evidence')}
        value={draft.content.evidence}
        onChange={(text) => {
          edit((old) => setText(old, 'evidence', text), 'evidence');
        }}
      />
      <p class="hint">
        {t('You changed this text, so Baton leaves it as it is.')}{' '}
        <button
          type="button"
          class="link"
          onClick={() => {
            edit(withoutOwnEvidence, 'evidence');
          }}
        >
          {t('Use what the branch says')}
        </button>
      </p>
    </>
  );
};

/** Whether the note takes the evidence along. */
const IncludeEvidence = (): JSX.Element => {
  const { draft, edit } = useCompose();
  const isIncluded = carriesEvidence(draft);
  const isUsual = sectionNeeds[draft.header.kind].evidence === 'auto';
  return (
    <label class="check-row">
      <input
        type="checkbox"
        id="evidence"
        checked={isIncluded}
        onChange={(event) => {
          const wanted = event.currentTarget.checked;
          edit((old) => {
            const { dropped, generated } = old.choices ?? {};
            return withChoices(old, {
              ...(wanted === isUsual ? {} : { evidence: wanted ? 'included' : 'leftOut' }),
              ...(dropped === undefined ? {} : { dropped }),
              ...(generated === undefined ? {} : { generated }),
            });
          }, 'evidence');
        }}
      />
      <span>{t('Put it in the note')}</span>
    </label>
  );
};

/** What was collected from the branch, folded: each line leads to its commit, file or page, and can be left out. */
export const Evidence = (): JSX.Element | null => {
  const { state, draft, send } = useCompose();
  const { evidence } = state;
  const isOwn = hasOwnEvidence(draft);
  if (evidence === undefined && !isOwn) return null;
  const gathering = evidence?.gathering;
  const gaps = evidence === undefined ? [] : evidenceGaps(evidence);
  return (
    <details class="section evidence">
      <summary>
        {t('Evidence')}{' '}
        <span class="quiet">
          {isOwn
            ? t('your own text')
            : evidence === undefined
              ? ''
              : [...(carriesEvidence(draft) ? [] : [t('not in the note')]), ...evidenceCounts(evidence)].join(
                  ' · ',
                )}
        </span>
      </summary>
      {isOwn ? (
        <OwnEvidence />
      ) : (
        evidence !== undefined && (
          <>
            <div class="evidence-bar">
              <IncludeEvidence />
              <button
                type="button"
                class="link"
                disabled={gathering !== undefined}
                onClick={() => {
                  send('refreshEvidence', {});
                }}
              >
                <Icon name={gathering === undefined ? 'refresh' : 'loading'} />{' '}
                {gathering === undefined
                  ? t('Refresh')
                  : t('Reading the branch, {0} of {1}', gathering.done, gathering.total)}
              </button>
            </div>
            {gaps.map((gap) => (
              <p class="hint" key={gap}>
                {gap}
              </p>
            ))}
            <EvidenceList evidence={evidence} />
          </>
        )
      )}
    </details>
  );
};
