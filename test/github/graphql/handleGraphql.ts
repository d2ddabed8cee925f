import { jsonReply } from '../http/exchange.ts';
import type { HttpReply } from '../http/exchange.ts';
export const handleGraphql = (_host: unknown, _request: unknown): Promise<HttpReply> =>
  Promise.resolve(jsonReply(501, {}));
