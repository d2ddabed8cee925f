import type { NoteKind } from '../../core/note/note.ts';
import {
  parseTemplate,
  templateOf,
  type NoteTemplate,
  type TemplateProblem,
} from '../../core/note/draft/parseTemplate.ts';
import { builtInTemplates, shoutOutTemplate } from '../../core/note/draft/templates.ts';
import { Emitter } from '../emitter.ts';
import type { Disposable } from '../ports/event.ts';
import type { TemplateFiles } from '../ports/templateFiles.ts';
import type { Workspace } from '../ports/workspace.ts';
import type { TeamRoster } from '../team/teamRoster.ts';

/** A template to begin with; a built-in one is named by the view. */
export type OfferedTemplate =
  | { readonly type: 'prompts' | 'shoutOut'; readonly content: NoteTemplate['content'] }
  | { readonly type: 'repository'; readonly name: string; readonly content: NoteTemplate['content'] };

/** A template's file that can't be used. */
export interface BadTemplate extends TemplateProblem {
  readonly path: string;
}

export interface NoteTemplatesPorts {
  readonly workspace: Workspace;
  readonly files: TemplateFiles;
  readonly roster: TeamRoster;
}

/** The texts with which a note may begin: built-in ones, the team file's and those of `.github/baton/`. */
export class NoteTemplates implements Disposable {
  readonly #ports: NoteTemplatesPorts;
  readonly #changed = new Emitter<undefined>();
  readonly #subscriptions: readonly Disposable[];
  #root: string | undefined;
  #own: readonly NoteTemplate[] = [];
  #bad: readonly BadTemplate[] = [];

  readonly onDidChange = this.#changed.event;

  constructor(ports: NoteTemplatesPorts) {
    this.#ports = ports;
    this.#subscriptions = [
      ports.workspace.onDidChange(() => {
        if (this.#currentRoot() !== this.#root) void this.#read();
      }),
      ports.files.onDidChange(() => void this.#read()),
    ];
    void this.#read();
  }

  /** Where the open repository is; undefined without one. */
  get root(): string | undefined {
    return this.#root;
  }

  get bad(): readonly BadTemplate[] {
    return this.#bad;
  }

  /** The built-in prompts first, then what the repository has for the kind, by name. */
  offered(kind: NoteKind): readonly OfferedTemplate[] {
    return [
      { type: 'prompts', content: builtInTemplates[kind] },
      ...(kind === 'update' ? [{ type: 'shoutOut' as const, content: shoutOutTemplate }] : []),
      ...this.repositoryTemplates(kind).map(({ name, content }) => ({
        type: 'repository' as const,
        name,
        content,
      })),
    ];
  }

  repositoryTemplates(kind: NoteKind): readonly NoteTemplate[] {
    const ofTeam = (this.#ports.roster.content?.templates ?? []).map(({ name, kind: its, body }) =>
      templateOf(name, its, body),
    );
    return [...ofTeam, ...this.#own].filter((template) => template.kind === kind);
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#changed.dispose();
  }

  #currentRoot(): string | undefined {
    const { state } = this.#ports.workspace;
    return state.type === 'open' ? state.active.root : undefined;
  }

  async #read(): Promise<void> {
    const root = this.#currentRoot();
    this.#root = root;
    const files = root === undefined ? [] : await this.#ports.files.read(root);
    if (root !== this.#root) return;
    const parsed = files.map(({ path, text }) => ({
      path,
      result: parseTemplate(text, path.slice(path.lastIndexOf('/') + 1)),
    }));
    this.#own = parsed.flatMap(({ result }) => (result.type === 'template' ? [result.template] : []));
    this.#bad = parsed.flatMap(({ path, result }) =>
      result.type === 'bad' ? [{ path, ...result.problem }] : [],
    );
    this.#changed.fire(undefined);
  }
}
