import type { Availability } from '../../core/availability/schedule.ts';
import type { Instant } from '../../core/instant.ts';
import type { Draft } from '../../core/note/note.ts';
import { withEvidence } from '../../core/note/draft/withEvidence.ts';
import { checkReadiness } from '../../core/note/readiness/checkReadiness.ts';
import type { Problem } from '../../core/note/readiness/problem.ts';
import { addressablePeople } from './addressablePeople.ts';
import type { BranchTargetLookup } from '../repository/branchTarget.ts';
import type { DraftFacts } from './draftFacts.ts';
import type { DraftSession } from './draftSession.ts';
import type { FindIssues } from './issueSuggestions.ts';
import { sameIdentity } from './openDraft.ts';
import { proposedReplyBy } from './replyByOffers.ts';
import type { Clock } from '../ports/clock.ts';
import type { DraftIdentity } from '../ports/draftStore.ts';
import type { Disposable } from '../ports/event.ts';
import type { TeamRoster } from '../team/teamRoster.ts';

/** Somebody who can be addressed, with what is known of their time. */
export interface KnownPerson {
  readonly login: string;
  readonly name?: string;
  readonly availability?: Availability;
  /** IANA name. */
  readonly zone?: string;
}

export interface DraftKnowledgePorts {
  readonly session: DraftSession;
  readonly target: BranchTargetLookup;
  readonly roster: TeamRoster;
  readonly facts: DraftFacts;
  readonly findIssues: FindIssues;
  readonly clock: Clock;
}

/** What the editor may say about any draft: its problems, and the people whom it can name. */
export class DraftKnowledge {
  readonly #ports: DraftKnowledgePorts;

  constructor(ports: DraftKnowledgePorts) {
    this.#ports = ports;
  }

  onDidChange(listener: () => void): Disposable {
    const { session, facts } = this.#ports;
    const subscriptions = [session.onDidChange(listener), facts.onDidChange(listener)];
    return {
      dispose: () => {
        for (const subscription of subscriptions) subscription.dispose();
      },
    };
  }

  /** Keeps the branch's own facts up to date until the returned object is disposed. */
  watch(): Disposable {
    return this.#ports.facts.watch();
  }

  get now(): Instant {
    return this.#ports.clock.now();
  }

  /** The zone in which the user reads times. */
  get zone(): string {
    return this.#ports.clock.zone();
  }

  /** The signed-in login, where it is known. */
  get viewer(): string | undefined {
    const { target } = this.#ports.target;
    return target.type === 'found' ? target.viewer.login : undefined;
  }

  /** Whether it is the draft that the form shows. */
  isShown(identity: DraftIdentity): boolean {
    const { state } = this.#ports.session;
    return state.type === 'open' && sameIdentity(state.draft.identity, identity);
  }

  /** What a receiver would have to ask. The branch's own facts count for the draft of the checked-out branch only. */
  problemsOf(identity: DraftIdentity, draft: Draft): readonly Problem[] {
    const { facts, clock } = this.#ports;
    const isEdit = identity.edits !== undefined;
    return checkReadiness(
      draft,
      isEdit || this.isShown(identity) ? facts.factsFor(draft, isEdit) : { now: clock.now() },
    );
  }

  /** Lines of evidence that publishing would put into the draft; undefined until the branch is known. */
  evidenceLines(draft: Draft): number | undefined {
    const { evidence } = this.#ports.facts.factsFor(draft);
    if (evidence?.git === undefined) return undefined;
    const { content } = withEvidence(draft, { ...evidence, git: evidence.git });
    return content.evidence.split('\n').filter((line) => line.trim() !== '').length;
  }

  /** Everybody who can be addressed whose login or name contains the text. */
  people(text = ''): readonly KnownPerson[] {
    const { target, roster } = this.#ports;
    return addressablePeople(target.target, roster, text).map(({ login, name }) => this.person(login, name));
  }

  /** Issues and pull requests of the branch's repository that fit the text. */
  issues(text: string): ReturnType<FindIssues> {
    return this.#ports.findIssues(text);
  }

  /** What is known of one person's time. */
  person(login: string, name?: string): KnownPerson {
    const { roster, clock } = this.#ports;
    const availability = roster.availabilityOf(login, clock.now());
    const zone = roster.memberOf(login)?.schedule.zone;
    return {
      login,
      ...(name === undefined ? {} : { name }),
      ...(availability === undefined ? {} : { availability }),
      ...(zone === undefined || zone === null ? {} : { zone }),
    };
  }

  /** A reply-by that leaves each of these people their usual time; a day from now where no hours are known. */
  proposeReplyBy(logins: readonly string[]): Instant {
    const { roster, clock } = this.#ports;
    return proposedReplyBy(roster, logins, clock.now());
  }
}
