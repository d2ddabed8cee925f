import { textReply } from '../http/exchange.ts';
import type { HttpReply } from '../http/exchange.ts';
export const handlePage = (_state: unknown, _urls: unknown, _request: unknown): Promise<HttpReply> =>
  Promise.resolve(textReply(404, 'x', 'text/plain'));
