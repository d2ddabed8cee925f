import { activityOperations } from './operations/activityOperations.ts';
import { checkOperations } from './operations/checkOperations.ts';
import { fileOperations } from './operations/fileOperations.ts';
import { issueOperations } from './operations/issueOperations.ts';
import { metaOperations } from './operations/metaOperations.ts';
import { pullOperations } from './operations/pullOperations.ts';
import { repositoryOperations } from './operations/repositoryOperations.ts';
import { reviewOperations } from './operations/reviewOperations.ts';
import { searchOperations } from './operations/searchOperations.ts';
import { userOperations } from './operations/userOperations.ts';
import type { RestOperations } from './restHandler.ts';

/** Everything of REST that the double can do, by GitHub's operation id. */
export const restOperations: RestOperations = {
  ...activityOperations,
  ...checkOperations,
  ...fileOperations,
  ...issueOperations,
  ...metaOperations,
  ...pullOperations,
  ...repositoryOperations,
  ...reviewOperations,
  ...searchOperations,
  ...userOperations,
};
