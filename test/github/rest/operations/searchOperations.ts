import { searchIssues } from '../../state/searchIssues.ts';
import { list, optionalText, text } from '../restHandler.ts';
import type { RestOperations } from '../restHandler.ts';
import { issueShape } from '../shapes/issueShape.ts';

/** Search over issues and pull requests. */
export const searchOperations: RestOperations = {
  'search/issues-and-pull-requests': (context) => {
    const found = searchIssues(context.state, context.viewer, text(context.query['q']));
    const key = optionalText(context.query['sort']) === 'updated' ? 'updatedAt' : 'createdAt';
    const sign = optionalText(context.query['order']) === 'asc' ? 1 : -1;
    const sorted = found.toSorted((one, other) => sign * one.issue[key].localeCompare(other.issue[key]));
    return list(
      sorted.slice(0, 1000),
      ({ issue, repository }) => ({
        ...issueShape(context.state, context.urls, repository, issue),
        score: 1,
      }),
      (items) => ({
        total_count: found.length,
        incomplete_results: false,
        search_type: 'lexical',
        items,
      }),
    );
  },
};
