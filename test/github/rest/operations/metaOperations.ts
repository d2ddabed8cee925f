import { tokenOf } from '../../http/exchange.ts';
import type { RateStatus } from '../../http/rateLimit.ts';
import type { RestOperations } from '../restHandler.ts';

const window = ({ limit, used, remaining, reset }: RateStatus): object => ({ limit, used, remaining, reset });

/** The server itself: its description and the state of the rate limits. */
export const metaOperations: RestOperations = {
  'meta/get': () => ({ status: 200, body: { verifiable_password_authentication: false } }),
  'rate-limit/get': (context) => {
    const status = (resource: RateStatus['resource']): object =>
      window(context.rates.status(tokenOf(context.request), resource));
    return {
      status: 200,
      body: {
        resources: { core: status('core'), search: status('search'), graphql: status('graphql') },
        rate: status('core'),
      },
    };
  },
};
