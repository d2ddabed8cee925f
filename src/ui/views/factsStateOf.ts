import type { BranchEvidenceState } from '../../app/drafts/branchEvidenceState.ts';
import { replyByOffers } from '../../app/drafts/replyByOffers.ts';
import type { NoteTemplates } from '../../app/drafts/noteTemplates.ts';
import type { TeamRoster } from '../../app/team/teamRoster.ts';
import type { Instant } from '../../core/instant.ts';
import type { Draft } from '../../core/note/note.ts';
import { evidenceSteps } from '../../core/note/evidence/evidenceSteps.ts';
import { checkReadiness, countPassed } from '../../core/note/readiness/checkReadiness.ts';
import type { ReadinessFacts } from '../../core/note/readiness/readinessFacts.ts';
import type { Writing } from '../../protocol/composeState.ts';
import { evidenceStateOf } from './evidenceStateOf.ts';

export interface DraftSurroundings {
  readonly draft: Draft;
  /** It is the edit of a published note, which has its evidence and was delivered. */
  readonly isEdit: boolean;
  /** Nothing was written yet, so there is nothing to complain of. */
  readonly isBlank: boolean;
  readonly facts: ReadinessFacts;
  readonly evidence: BranchEvidenceState;
  readonly roster: TeamRoster;
  readonly templates: NoteTemplates;
  readonly now: Instant;
}

export type FactsState = Pick<
  Writing,
  | 'problems'
  | 'rulesPassed'
  | 'proposedSteps'
  | 'evidence'
  | 'replyByChoices'
  | 'replyByDistance'
  | 'deliverAt'
  | 'templates'
  | 'badTemplates'
  | 'guidelines'
>;

/** What the form shows of the world around a draft. */
export function factsStateOf(surroundings: DraftSurroundings): FactsState {
  const { draft, isEdit, isBlank, facts, evidence, roster, templates, now } = surroundings;
  const problems = isBlank ? [] : checkReadiness(draft, facts);
  const shownEvidence = isEdit ? undefined : evidenceStateOf(evidence);
  const { to, replyBy } = draft.header;
  const offers = replyByOffers(roster, to, replyBy, now);
  const guidelines = roster.content?.guidelines ?? '';
  return {
    problems,
    ...(isBlank ? {} : { rulesPassed: countPassed(problems) }),
    ...(isEdit || evidence.facts === undefined ? {} : { proposedSteps: evidenceSteps(evidence.facts) }),
    ...(shownEvidence === undefined ? {} : { evidence: shownEvidence }),
    ...(isBlank
      ? {
          templates: templates.offered(draft.header.kind),
          badTemplates: templates.bad.map(({ path, line }) => ({ path, line })),
        }
      : {}),
    ...(guidelines.trim() === '' ? {} : { guidelines: guidelines.trim() }),
    replyByChoices: offers.choices,
    ...(offers.distance === undefined ? {} : { replyByDistance: offers.distance }),
    ...(isEdit || offers.deliverAt === undefined ? {} : { deliverAt: offers.deliverAt }),
  };
}
