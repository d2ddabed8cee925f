import * as v from 'valibot';

const login = v.object({ login: v.string(), type: v.optional(v.string(), 'User') });
/** `null` stands for a deleted account. */
const account = v.nullable(login);
const text = v.optional(v.nullable(v.string()), '');

export const userSchema = v.object({ login: v.string(), name: v.optional(v.nullable(v.string())) });
export const usersSchema = v.array(login);
export const teamsSchema = v.array(
  v.object({ slug: v.string(), name: v.string(), organization: v.optional(v.unknown()) }),
);

export const repositorySchema = v.object({
  id: v.number(),
  name: v.string(),
  owner: v.object({ login: v.string() }),
  private: v.boolean(),
  archived: v.optional(v.boolean(), false),
  has_discussions: v.optional(v.boolean(), false),
  default_branch: v.string(),
  permissions: v.optional(
    v.object({ push: v.optional(v.boolean(), false), triage: v.optional(v.boolean(), false) }),
    {},
  ),
  parent: v.optional(v.nullable(v.object({ name: v.string(), owner: v.object({ login: v.string() }) }))),
});

export const pullRequestSchema = v.object({
  number: v.number(),
  title: v.string(),
  html_url: v.string(),
  state: v.picklist(['open', 'closed']),
  merged_at: v.optional(v.nullable(v.string())),
  draft: v.optional(v.boolean(), false),
  locked: v.optional(v.boolean(), false),
  user: account,
  base: v.object({ ref: v.string() }),
  head: v.object({
    ref: v.string(),
    sha: v.string(),
    repo: v.optional(v.nullable(v.object({ owner: v.object({ login: v.string() }) }))),
    user: v.optional(v.nullable(login)),
  }),
  requested_reviewers: v.optional(v.nullable(v.array(login)), []),
  requested_teams: v.optional(v.nullable(v.array(v.object({ slug: v.string() }))), []),
});

export const issueCommentSchema = v.object({
  id: v.number(),
  node_id: v.string(),
  html_url: v.string(),
  issue_url: v.optional(v.string(), ''),
  user: account,
  created_at: v.string(),
  updated_at: v.string(),
  body: text,
  minimized: v.optional(v.nullable(v.unknown())),
});
export type IssueCommentAnswer = v.InferOutput<typeof issueCommentSchema>;

/** Many comments: one that cannot be read does not hide the others. */
export const issueCommentsSchema = v.array(
  v.union([
    issueCommentSchema,
    v.pipe(
      v.unknown(),
      v.transform(() => undefined),
    ),
  ]),
);
