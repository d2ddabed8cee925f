import { GitHubFailure, type GitHubFailureReason } from '../../app/ports/gitHubFailure.ts';

/**
 * Codes of Node and of undici that say that no connection was made, so that nothing was sent. All others leave it
 * open whether the request was carried out.
 */
const neverConnected = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EAI_FAIL',
  'ENETUNREACH',
  'ENETDOWN',
  'EHOSTUNREACH',
  'EHOSTDOWN',
  'EADDRNOTAVAIL',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
];

/** Why a request had no answer, from what fetch threw and its causes (also those of all addresses that were tried). */
export function failureOfFetch(error: unknown): GitHubFailureReason {
  const errors = causes(error);
  const own = errors.find((each) => each instanceof GitHubFailure);
  if (own !== undefined) return own.reason;
  const codes = errors.flatMap((each) =>
    'code' in each && typeof each.code === 'string' ? [each.code] : [],
  );
  const refused = codes.length > 0 && codes.every((code) => neverConnected.includes(code));
  return { type: refused ? 'offline' : 'connectionLost' };
}

function causes(error: unknown, depth = 0): readonly Error[] {
  if (!(error instanceof Error) || depth > 8) return [];
  const inner: readonly unknown[] = error instanceof AggregateError ? error.errors : [];
  return [error, ...[error.cause, ...inner].flatMap((each) => causes(each, depth + 1))];
}
