import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { parseDraft } from '../../../../../src/core/note/codec/draftFile.ts';
import type { EvidenceFacts } from '../../../../../src/core/note/evidence/evidenceFacts.ts';
import { type Draft, sectionIds } from '../../../../../src/core/note/note.ts';
import { checkReadiness } from '../../../../../src/core/note/readiness/checkReadiness.ts';
import { noteTexts } from '../../../../../src/core/note/readiness/noteText.ts';
import { type Problem, type RuleId, ruleIds } from '../../../../../src/core/note/readiness/problem.ts';
import type { ReadinessFacts, SecretFinding } from '../../../../../src/core/note/readiness/readinessFacts.ts';
import { projectRoot } from '../../../../support/projectRoot.ts';
import { fallback } from '../codec/draftLaws.ts';

const labels = v.strictObject({
  facts: v.strictObject({
    now: v.string(),
    files: v.optional(v.record(v.string(), v.nullable(v.number())), {}),
    uncommitted: v.optional(v.array(v.string()), []),
    unpushed: v.optional(v.number(), 0),
    failing: v.optional(v.array(v.string()), []),
    threads: v.optional(v.number(), 0),
    unreachable: v.optional(
      v.array(v.strictObject({ who: v.string(), state: v.picklist(['focus', 'off']) })),
      [],
    ),
  }),
  expected: v.array(
    v.strictObject({
      rule: v.picklist(ruleIds),
      section: v.exactOptional(v.picklist(sectionIds)),
      index: v.exactOptional(v.number()),
      text: v.exactOptional(v.string()),
    }),
  ),
});

export interface LabelledNote {
  readonly name: string;
  readonly draft: Draft;
  readonly facts: ReadinessFacts;
  readonly expected: readonly string[];
}

/** How often a rule was right: what it found of what it should, and what of its findings was meant. */
export interface RuleScore {
  readonly rule: RuleId;
  readonly truePositives: number;
  readonly falsePositives: readonly string[];
  readonly falseNegatives: readonly string[];
}

/**
 * `notes`: the rules were adjusted on them. `fresh`, `heldout`, `blind`: written and labelled before a rule had seen
 * them; rules were then changed by what they showed (the README of each says which).
 */
export type Corpus = 'notes' | 'fresh' | 'heldout' | 'blind';

export function readCorpus(corpus: Corpus): readonly LabelledNote[] {
  const folder = join(projectRoot, 'test/corpus', corpus);
  return globSync('*.md', { cwd: folder, exclude: ['README.md'] })
    .sort()
    .map((file) => {
      const name = file.replace(/\.md$/, '');
      const { draft, problems } = parseDraft(readFileSync(join(folder, file), 'utf8'), fallback);
      if (problems.length > 0) throw new Error(`${file}: ${JSON.stringify(problems)}`);
      const { facts, expected } = v.parse(
        labels,
        JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')),
      );
      return {
        name,
        draft,
        facts: {
          now: Date.parse(facts.now),
          files: new Map(Object.entries(facts.files)),
          unreachable: facts.unreachable,
          evidence: evidenceOf(facts),
          author: 'maya',
        },
        expected: expected.map(({ rule, section, index, text }) => labelOf(rule, section, index, text)),
      };
    });
}

/** Runs the rules on every note; `scan` finds secrets. */
export async function scoreRules(
  notes: readonly LabelledNote[],
  scan: (draft: Draft) => Promise<readonly SecretFinding[]>,
): Promise<readonly RuleScore[]> {
  const scores = ruleIds.map((rule) => ({
    rule,
    truePositives: 0,
    falsePositives: [] as string[],
    falseNegatives: [] as string[],
  }));
  for (const { name, draft, facts, expected } of notes) {
    const problems = checkReadiness(draft, { ...facts, secrets: await scan(draft) });
    const missing = [...expected];
    for (const problem of problems) {
      const score = scores[ruleIds.indexOf(problem.rule)]!;
      const found = [foundLabel(problem, draft, true), foundLabel(problem, draft, false)];
      const at = missing.findIndex((label) => found.includes(label));
      if (at === -1) score.falsePositives.push(`${name}: ${found[0]!}`);
      else {
        score.truePositives += 1;
        missing.splice(at, 1);
      }
    }
    for (const label of missing) {
      scores.find(({ rule }) => label.startsWith(`${rule} `))!.falseNegatives.push(`${name}: ${label}`);
    }
  }
  return scores;
}

function labelOf(rule: string, section?: string, index?: number, text?: string): string {
  return `${rule} ${section ?? 'header'} ${index ?? ''} ${text ?? ''}`.trimEnd();
}

function foundLabel(problem: Problem, draft: Draft, withText: boolean): string {
  const { rule, section, index, range } = problem;
  const part = problem.data['part'] === 'action' ? 'action' : undefined;
  const text = noteTexts(draft.content).find(
    (each) => each.section === section && each.index === index && each.part === part,
  )?.text;
  const found = withText && range !== undefined ? text?.slice(range.start, range.end) : undefined;
  return labelOf(rule, section, index, found);
}

function evidenceOf(facts: v.InferOutput<typeof labels>['facts']): EvidenceFacts {
  const none = { items: [], total: 0 };
  const commit = { sha: 'f'.repeat(40), subject: 'Retry', author: 'maya', committedAt: 0 };
  return {
    git: {
      branch: 'feature',
      base: { type: 'root' },
      commits: none,
      markers: none,
      shallow: false,
      workingTree: {
        staged: none,
        unstaged: none,
        conflicted: none,
        stashes: none,
        untracked: { items: facts.uncommitted, total: facts.uncommitted.length },
      },
      unpushed: { commits: { items: facts.unpushed > 0 ? [commit] : [], total: facts.unpushed } },
    },
    checks: facts.failing.map((check) => ({
      name: check,
      conclusion: 'failed',
      url: 'https://example.com/run',
    })),
    threads: Array.from({ length: facts.threads }, (_, id) => ({
      id: String(id),
      url: `https://example.com/thread/${id}`,
      path: 'src/upload.ts',
      author: 'cat',
      excerpt: 'Name?',
    })),
  };
}
