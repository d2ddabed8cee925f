import { ESLint, type Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../support/projectRoot.ts';

// The rules at hand need no types, and a probe belongs to no TypeScript project.
const untyped = tseslint.configs.disableTypeChecked as Linter.Config;
const eslint = new ESLint({
  cwd: projectRoot,
  overrideConfig: [{ ...untyped, files: ['**/*.ts'] }],
  ruleFilter: ({ ruleId }) => /^no-restricted-(globals|syntax)$|^no-console$/.test(ruleId),
});

async function restrictions(filePath: string, text: string): Promise<readonly string[]> {
  const [result] = await eslint.lintText(text, { filePath });
  return (result?.messages ?? []).map((message) => message.message);
}

describe('the pure rooms', () => {
  it.each([
    'new Date()',
    'Date()',
    'Date.now()',
    'const { now } = Date',
    'globalThis.Date.now()',
    'Temporal.Now.instant()',
    'performance.now()',
    'Math.random()',
    'const { random } = Math',
    'crypto.randomUUID()',
    'setTimeout(f, 1)',
    'setInterval(f, 1)',
    'setImmediate(f)',
    'process.env',
    'fetch(url)',
    'window.x',
    'document.x',
    'navigator.language',
    'console.log(1)',
    "Buffer.from('')",
    "require('fs')",
    'await import(name)',
    'new Date(2026, 1, 1)',
    'date.getHours()',
    'date.getTimezoneOffset()',
    'date.toLocaleString()',
    'new Intl.DateTimeFormat()',
    'Intl.DateTimeFormat().resolvedOptions()',
  ])('have no %s', async (statement) => {
    for (const room of ['core', 'app', 'protocol']) {
      expect(await restrictions(`src/${room}/probe.ts`, `${statement};`)).not.toEqual([]);
    }
  });

  it.each([
    'new Date(instant)',
    "new Intl.DateTimeFormat('en', { timeZone: zone })",
    'Math.max(1, 2)',
    "await import('x')",
  ])('may have %s', async (statement) => {
    expect(await restrictions('src/core/probe.ts', `${statement};`)).toEqual([]);
  });

  it('are the only ones so bound', async () => {
    expect(await restrictions('src/adapters/editor/probe.ts', 'Date.now(); setTimeout(f, 1);')).toEqual([]);
  });
});
