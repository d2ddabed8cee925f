import { jsonReply } from './http/exchange.ts';
import type { HttpReply } from './http/exchange.ts';
export const handleControl = (_host: unknown, _request: unknown): Promise<HttpReply> =>
  Promise.resolve(jsonReply(501, {}));
