/** The addresses of one origin, laid out as GitHub Enterprise Server does. */
export interface Urls {
  readonly origin: string;
  /** REST address of a path that starts with a slash. */
  readonly api: (path: string) => string;
  /** Page of a path that starts with a slash. */
  readonly html: (path: string) => string;
}

/** `origin` without a slash at its end, e.g. `http://127.0.0.1:8080`. */
export function urlsOf(origin: string): Urls {
  return { origin, api: (path) => `${origin}/api/v3${path}`, html: (path) => `${origin}${path}` };
}
