import { uncommittedCount } from '../../core/note/evidence/uncommittedCount.ts';
import { canonicalResumePoint, type ResumePoint } from '../../core/note/resumePoint.ts';
import { Emitter } from '../emitter.ts';
import type { EditorPlaces, PlacesChoice } from '../ports/editorPlaces.ts';
import type { Disposable } from '../ports/event.ts';
import type { GitHistory } from '../ports/gitHistory.ts';

export interface ResumeCapturePorts {
  readonly places: EditorPlaces;
  readonly choice: PlacesChoice;
  readonly git: GitHistory;
}

/** Lets a note carry where its author is, when they want it. */
export class ResumeCapture implements Disposable {
  readonly #ports: ResumeCapturePorts;
  readonly #changed = new Emitter<undefined>();
  readonly #subscription: Disposable;

  readonly onDidChange = this.#changed.event;

  constructor(ports: ResumeCapturePorts) {
    this.#ports = ports;
    this.#subscription = ports.places.onDidChange(() => {
      this.#changed.fire(undefined);
    });
  }

  get included(): boolean {
    return this.#ports.choice.included;
  }

  async include(included: boolean): Promise<void> {
    await this.#ports.choice.choose(included);
    this.#changed.fire(undefined);
  }

  /** What is open at present; some of it may not be in the commit. */
  offered(root: string): ResumePoint | undefined {
    return this.#ports.places.of(root);
  }

  /**
   * What the note carries: of what is open, the files that the commit has. Others could not open the rest, and its
   * names are nobody's business. Undefined when it was left out or the commit cannot be read. Never rejects.
   */
  async capture(root: string, commit: string): Promise<ResumePoint | undefined> {
    const { places, choice, git } = this.#ports;
    const open = choice.included ? places.of(root) : undefined;
    if (open === undefined) return undefined;
    const paths = [...open.files, ...open.breakpoints].map(({ path }) => path);
    const existing = await git.existing(root, commit, [...new Set(paths)]);
    if (existing.type === 'failed') return undefined;
    const isThere = ({ path }: { readonly path: string }): boolean => existing.value.has(path);
    return canonicalResumePoint({
      ...open,
      files: open.files.filter(isThere),
      breakpoints: open.breakpoints.filter(isThere),
    });
  }

  /** How many files are in no commit, so that the receiver is told that they are missing. Never rejects. */
  async uncommitted(root: string): Promise<number | undefined> {
    const tree = await this.#ports.git.workingTree(root);
    return tree.type === 'ok' ? uncommittedCount(tree.value) : undefined;
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }
}
