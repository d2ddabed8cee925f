import { cruise, type ICruiseResult } from 'dependency-cruiser';
import config from '../../../.dependency-cruiser.mjs';
import type { Finding } from './sourceTree.ts';

/** Follows every import below `src/` of the folder `root` and reports those against the arrows of the house. */
export async function checkArrows(root: string): Promise<readonly (Finding & { readonly rule: string })[]> {
  const { output } = await cruise(['src'], {
    ...config.options,
    baseDir: root,
    validate: true,
    ruleSet: { forbidden: config.forbidden ?? [] },
  });
  if (typeof output === 'string')
    throw new Error('dependency-cruiser gave text where a result was asked for.');
  return describe(output);
}

function describe(result: ICruiseResult): readonly (Finding & { readonly rule: string })[] {
  const comments = new Map((config.forbidden ?? []).map((rule) => [rule.name, rule.comment ?? '']));
  return result.summary.violations.map(({ rule, from, to, cycle }) => {
    const ring = cycle === undefined ? to : cycle.map((step) => step.name).join(' → ');
    return {
      rule: rule.name,
      path: from,
      message: `${rule.name}, ${ring}. ${comments.get(rule.name) ?? ''}`,
    };
  });
}
