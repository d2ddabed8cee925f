import { expect, it } from 'vitest';
import { pullRequestOfRow } from '../../../../src/ui/commands/pullRequestRow.ts';

/** As in that extension: instances of classes that know each other and their parents, some values behind getters. */
class TreeNode {
  readonly children: TreeNode[] = [];
  readonly parent: TreeNode | undefined;
  constructor(parent?: TreeNode) {
    this.parent = parent;
    parent?.children.push(this);
  }
}
class IssueModel {
  readonly number: number;
  readonly item: object;
  constructor(number: number) {
    this.number = number;
    this.item = { number, model: this };
  }
}
class PullRequestModel extends IssueModel {
  get base(): never {
    throw new Error('Not resolved yet');
  }
}
class PRNode extends TreeNode {
  readonly pullRequestModel: PullRequestModel;
  constructor(parent: TreeNode, pullRequestModel: PullRequestModel) {
    super(parent);
    this.pullRequestModel = pullRequestModel;
  }
}
class RepositoryChangesNode extends TreeNode {
  readonly #pullRequest: PullRequestModel;
  constructor(pullRequest: PullRequestModel) {
    super();
    this.#pullRequest = pullRequest;
  }
  get pullRequestModel(): PullRequestModel {
    return this.#pullRequest;
  }
}

it('is known from a row of the list of pull requests and from the checked-out one', () => {
  expect(pullRequestOfRow(new PRNode(new TreeNode(), new PullRequestModel(214)))).toBe(214);
  expect(pullRequestOfRow(new RepositoryChangesNode(new PullRequestModel(7)))).toBe(7);
});

it.each([
  undefined,
  null,
  'PRNode',
  new TreeNode(),
  { pullRequestModel: { number: '214' } },
  { number: 214 },
])('is not known from %o', (row) => {
  expect(pullRequestOfRow(row)).toBeUndefined();
});
