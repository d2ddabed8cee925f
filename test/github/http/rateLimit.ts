export type RateResource = 'core' | 'graphql' | 'search';

export interface RateStatus {
  readonly limit: number;
  readonly remaining: number;
  readonly used: number;
  /** Seconds since 1970. */
  readonly reset: number;
  readonly resource: RateResource;
}

/** Counts requests per token and resource in windows of an hour (search: a minute), as GitHub does. */
export class RateLimits {
  private readonly clock: () => number;
  private readonly windows = new Map<string, { used: number; reset: number }>();
  private readonly limits: Record<RateResource, number> = { core: 5000, graphql: 5000, search: 30 };

  /** `clock` gives milliseconds since 1970. */
  constructor(clock: () => number) {
    this.clock = clock;
  }

  /** Where the token stands; anonymous requests share 60 an hour. */
  status(token: string | null, resource: RateResource): RateStatus {
    const window = this.window(token, resource);
    const limit = token === null ? 60 : this.limits[resource];
    return {
      limit,
      used: window.used,
      remaining: Math.max(0, limit - window.used),
      reset: window.reset,
      resource,
    };
  }

  /** Takes points off; a negative number gives them back (an answer of 304 costs nothing). */
  spend(token: string | null, resource: RateResource, points: number): void {
    this.window(token, resource).used += points;
  }

  private window(token: string | null, resource: RateResource): { used: number; reset: number } {
    const key = `${token ?? 'anonymous'} ${resource}`;
    const now = Math.floor(this.clock() / 1000);
    const known = this.windows.get(key);
    if (known !== undefined && known.reset > now) return known;
    const fresh = { used: 0, reset: now + (resource === 'search' ? 60 : 3600) };
    this.windows.set(key, fresh);
    return fresh;
  }
}

/** The headers with which GitHub tells the state of the limit. */
export function rateHeaders(status: RateStatus): Record<string, string> {
  return {
    'x-ratelimit-limit': String(status.limit),
    'x-ratelimit-remaining': String(status.remaining),
    'x-ratelimit-reset': String(status.reset),
    'x-ratelimit-used': String(status.used),
    'x-ratelimit-resource': status.resource,
  };
}
