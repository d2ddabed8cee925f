/** GraphQL type names that have a global node id here, with the prefix that GitHub gives them. */
const prefixes = {
  User: 'U',
  Organization: 'O',
  Team: 'T',
  Repository: 'R',
  Issue: 'I',
  PullRequest: 'PR',
  IssueComment: 'IC',
  PullRequestReview: 'PRR',
  PullRequestReviewComment: 'PRRC',
  PullRequestReviewThread: 'PRRT',
  Discussion: 'D',
  DiscussionComment: 'DC',
  DiscussionCategory: 'DIC',
  Reaction: 'REA',
  UserStatus: 'US',
  UserContentEdit: 'UCE',
  CheckRun: 'CR',
  CheckSuite: 'CS',
  StatusContext: 'SC',
  ReviewRequest: 'RR',
  App: 'A',
  Bot: 'BOT',
} as const;

export type NodeType = keyof typeof prefixes;

/** The opaque, stable node id of a record: the same from REST (`node_id`) and from GraphQL (`id`). */
export function nodeId(type: NodeType, id: number): string {
  return `${prefixes[type]}_${Buffer.from(`k:${String(id)}`).toString('base64url')}`;
}

/** The node id of a git object, which is found by its repository and SHA. */
export function gitObjectNodeId(
  type: 'Commit' | 'Tree' | 'Blob' | 'Ref',
  repositoryId: number,
  name: string,
): string {
  return `${type[0] ?? ''}_${Buffer.from(`${String(repositoryId)}:${name}`).toString('base64url')}`;
}

/** Reads a node id back; `null` where it is none of ours. */
export function parseNodeId(id: string): { readonly type: NodeType; readonly id: number } | null {
  const cut = id.indexOf('_');
  const prefix = id.slice(0, cut);
  const number = /^k:(\d+)$/u.exec(Buffer.from(id.slice(cut + 1), 'base64url').toString())?.[1];
  const type = (Object.keys(prefixes) as NodeType[]).find((name) => prefixes[name] === prefix); // keys of a const object
  return cut < 1 || number === undefined || type === undefined ? null : { type, id: Number(number) };
}
