import { publishedTexts } from '../../core/note/readiness/noteText.ts';
import type { Draft, NoteContent } from '../../core/note/note.ts';
import type { ReadinessFacts, SecretFinding } from '../../core/note/readiness/readinessFacts.ts';
import { referencedPaths } from '../../core/note/readiness/referenceRules.ts';
import type { BranchEvidence } from './branchEvidence.ts';
import type { BranchTargetLookup } from '../repository/branchTarget.ts';
import { CoalescedTask } from '../coalescedTask.ts';
import { Emitter } from '../emitter.ts';
import type { NoteTemplates } from './noteTemplates.ts';
import type { Clock } from '../ports/clock.ts';
import type { Disposable } from '../ports/event.ts';
import type { GitHistory } from '../ports/gitHistory.ts';
import type { Log } from '../ports/log.ts';
import type { Workspace } from '../ports/workspace.ts';
import type { TeamRoster } from '../team/teamRoster.ts';
import { unreachableAt } from '../publishing/unreachableAt.ts';

/** Looks for secrets in everything that a person wrote in a note. */
export type FindSecrets = (content: NoteContent) => Promise<readonly SecretFinding[]>;

/** Finished answers to everything that the readiness rules ask. */
export interface SettledFacts {
  readonly facts: ReadinessFacts;
  /** Whether the text could be searched for secrets. */
  readonly isSearched: boolean;
}

export interface DraftFactsPorts {
  readonly workspace: Workspace;
  readonly evidence: Pick<BranchEvidence, 'state' | 'onDidChange' | 'watch'>;
  readonly target: Pick<BranchTargetLookup, 'target' | 'onDidChange'>;
  readonly roster: Pick<TeamRoster, 'availabilityOf' | 'memberOf' | 'onDidChange'>;
  readonly git: Pick<GitHistory, 'lineCounts'>;
  readonly findSecrets: FindSecrets;
  readonly templates: Pick<NoteTemplates, 'repositoryTemplates'>;
  readonly clock: Clock;
  readonly log: Log;
}

/** Milliseconds for which typing is gathered before files and secrets are looked up. */
const delays = { files: 150, secrets: 250 };

/** Line counts at one commit, as far as they were asked. */
interface KnownFiles {
  readonly root: string;
  readonly commit: string;
  readonly lines: ReadonlyMap<string, number | null>;
  /** Asked for, also where no answer came: a failing git is not asked again for the same commit. */
  readonly asked: ReadonlySet<string>;
}

/**
 * All that the readiness rules need to know of the world around the open draft. Answers come at once with what is
 * known; what has to be looked up first follows with `onDidChange`, so that no keystroke waits for it.
 */
export class DraftFacts implements Disposable {
  readonly #ports: DraftFactsPorts;
  readonly #changed = new Emitter<undefined>();
  readonly #subscriptions: readonly Disposable[];
  readonly #askingFiles: CoalescedTask;
  readonly #scanning: CoalescedTask;
  #content: NoteContent | undefined;
  #files: KnownFiles | undefined;
  #scanned: NoteContent | undefined;
  #secrets: readonly SecretFinding[] = [];

  readonly onDidChange = this.#changed.event;

  constructor(ports: DraftFactsPorts) {
    this.#ports = ports;
    this.#askingFiles = new CoalescedTask(ports.clock, delays.files, (signal) => this.#askFiles(signal));
    this.#scanning = new CoalescedTask(ports.clock, delays.secrets, () => this.#scan());
    const tell = (): void => {
      this.#changed.fire(undefined);
    };
    this.#subscriptions = [
      this.#askingFiles,
      this.#scanning,
      ports.evidence.onDidChange(tell),
      ports.roster.onDidChange(tell),
      ports.target.onDidChange(tell),
    ];
  }

  /** Keeps the branch's evidence up to date until the returned object is disposed. */
  watch(): Disposable {
    return this.#ports.evidence.watch();
  }

  /**
   * What is known for a draft of the checked-out branch at present. Of an edit of a published note nothing is asked
   * that the branch says: it stands at a commit of its own.
   */
  factsFor(draft: Draft, isEdit = false): ReadinessFacts {
    const { evidence, target, roster, templates, clock } = this.#ports;
    const now = clock.now();
    const facts = isEdit ? undefined : evidence.state.facts;
    const files = isEdit ? undefined : this.#filesOf(draft.content);
    const { replyBy, to } = draft.header;
    return {
      now,
      templates: templates.repositoryTemplates(draft.header.kind).map(({ content }) => content),
      secrets: this.#secretsOf(draft.content),
      unreachable: replyBy === undefined || replyBy <= now ? [] : unreachableAt(roster, to, replyBy),
      ...(facts === undefined ? {} : { evidence: facts }),
      ...(files === undefined ? {} : { files }),
      ...(target.target.type === 'found' ? { author: target.target.viewer.login } : {}),
    };
  }

  /**
   * What is known once the files that the draft names and its secrets were looked up, however long that takes; nothing
   * that `factsFor` said before counts. `isSearched` is false where the scanner could not answer.
   */
  async settled(draft: Draft, isEdit = false): Promise<SettledFacts> {
    this.factsFor(draft, isEdit);
    const files = this.#askingFiles.now();
    const secrets = await this.#searched(draft.content);
    await files;
    const facts = this.factsFor(draft, isEdit);
    return {
      facts: secrets === undefined ? facts : { ...facts, secrets },
      isSearched: secrets !== undefined,
    };
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#changed.dispose();
  }

  #filesOf(content: NoteContent): ReadonlyMap<string, number | null> | undefined {
    this.#content = content;
    const place = this.#place();
    if (place === undefined) return undefined;
    const known = this.#files;
    const isKnown = known?.root === place.root && known.commit === place.commit;
    if (referencedPaths(content).some((path) => !isKnown || !known.asked.has(path)))
      this.#askingFiles.request();
    return isKnown ? known.lines : undefined;
  }

  /** The commit at which the note would be published. */
  #place(): { readonly root: string; readonly commit: string } | undefined {
    const { state } = this.#ports.workspace;
    if (state.type !== 'open') return undefined;
    const { root, head } = state.active;
    return head.commit === undefined ? undefined : { root, commit: head.commit };
  }

  async #askFiles(signal: AbortSignal): Promise<void> {
    const place = this.#place();
    if (place === undefined || this.#content === undefined) return;
    const { root, commit } = place;
    const before = this.#files;
    const known = before?.root === root && before.commit === commit ? before : undefined;
    const paths = referencedPaths(this.#content).filter((path) => known?.asked.has(path) !== true);
    const result = await this.#ports.git.lineCounts(root, commit, paths, { signal });
    if (signal.aborted) return;
    if (result.type === 'failed')
      this.#ports.log.warn('The files that the note names could not be looked up', { ...result.failure });
    this.#files = {
      root,
      commit,
      lines: new Map([...(known?.lines ?? []), ...(result.type === 'ok' ? result.value : [])]),
      asked: new Set([...(known?.asked ?? []), ...paths]),
    };
    this.#changed.fire(undefined);
  }

  /** Findings in text that was changed since are left out until it is scanned again: their ranges are wrong. */
  #secretsOf(content: NoteContent): readonly SecretFinding[] {
    this.#content = content;
    const scanned = this.#scanned;
    if (scanned === content) return this.#secrets;
    const texts = textsByPlace(content);
    const before = scanned === undefined ? undefined : textsByPlace(scanned);
    if (before === undefined || [...texts].some(([place, text]) => before.get(place) !== text))
      this.#scanning.request();
    return this.#secrets.filter((finding) => texts.get(placeOf(finding)) === before?.get(placeOf(finding)));
  }

  async #scan(): Promise<void> {
    const content = this.#content;
    if (content === undefined || content === this.#scanned) return;
    const secrets = await this.#searched(content);
    if (secrets === undefined) return;
    const isSame = secrets.length === 0 && this.#secrets.length === 0;
    this.#scanned = content;
    this.#secrets = secrets;
    if (!isSame) this.#changed.fire(undefined);
  }

  async #searched(content: NoteContent): Promise<readonly SecretFinding[] | undefined> {
    if (content === this.#scanned) return this.#secrets;
    try {
      return await this.#ports.findSecrets(content);
    } catch (error) {
      this.#ports.log.error('The note could not be searched for secrets', error);
      return undefined;
    }
  }
}

function textsByPlace(content: NoteContent): ReadonlyMap<string, string> {
  return new Map(publishedTexts(content).map((text) => [placeOf(text), text.text]));
}

function placeOf({ section, index, part }: Pick<SecretFinding, 'section' | 'index' | 'part'>): string {
  return `${section ?? ''} ${index ?? ''} ${part ?? ''}`;
}
