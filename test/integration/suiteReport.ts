import * as v from 'valibot';

const outcome = v.object({
  /** Suites and test, joined. */
  title: v.string(),
  state: v.picklist(['passed', 'failed', 'skipped']),
  milliseconds: v.number(),
  error: v.optional(v.string()),
});

const schema = v.object({
  passed: v.number(),
  failed: v.number(),
  skipped: v.number(),
  tests: v.array(outcome),
});

/** What the suites in the extension host leave behind, as JSON, for the command that started the host. */
export type SuiteReport = v.InferOutput<typeof schema>;
export type TestOutcome = v.InferOutput<typeof outcome>;

/** Decodes a report. @throws valibot's ValiError or SyntaxError when the file holds something else. */
export function decodeSuiteReport(text: string): SuiteReport {
  return v.parse(schema, JSON.parse(text));
}

/** A test as a person reads it: a mark, the title, the time, and the error below. */
export function outcomeLine(test: TestOutcome): string {
  const mark = { passed: '✓', failed: '✗', skipped: '-' }[test.state];
  const error = test.error === undefined ? '' : `\n    ${test.error.replaceAll('\n', '\n    ')}`;
  return `  ${mark} ${test.title} (${test.milliseconds} ms)${error}`;
}
