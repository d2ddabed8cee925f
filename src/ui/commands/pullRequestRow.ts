import * as v from 'valibot';

const schema = v.pipe(
  v.object({
    pullRequestModel: v.object({ number: v.pipe(v.number(), v.safeInteger(), v.minValue(1)) }),
  }),
  v.transform(({ pullRequestModel }) => pullRequestModel.number),
);

/**
 * The number of the pull request whose row it is, in the trees of the GitHub Pull Requests extension: its `PRNode` and
 * `RepositoryChangesNode` have a public `pullRequestModel`. Undefined for anything else.
 */
export function pullRequestOfRow(row: unknown): number | undefined {
  const decoded = v.safeParse(schema, row);
  return decoded.success ? decoded.output : undefined;
}
