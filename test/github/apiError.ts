/**
 * A refusal that GitHub itself would give: part of the double's behaviour, not a mistake of it.
 * `type` is the error type under which GraphQL reports the same refusal.
 */
export class ApiError extends Error {
  readonly status: number;
  readonly type: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    message: string,
    more: {
      readonly type?: string;
      readonly body?: Readonly<Record<string, unknown>>;
      readonly headers?: Readonly<Record<string, string>>;
    } = {},
  ) {
    super(message);
    this.name = 'ApiError';
    this.status = status;
    this.type = more.type ?? 'UNPROCESSABLE';
    this.headers = more.headers ?? {};
    this.body = {
      message,
      ...more.body,
      documentation_url: 'https://docs.github.com/rest',
      status: String(status),
    };
  }
}

/** What GitHub says of anything that is missing or that the viewer must not know to exist. */
export const notFound = (): ApiError => new ApiError(404, 'Not Found', { type: 'NOT_FOUND' });

/** 401 for a token that GitHub does not know. */
export const badCredentials = (): ApiError =>
  new ApiError(401, 'Bad credentials', { type: 'UNAUTHENTICATED' });

/** 401 for a request without any token where one is needed. */
export const requiresAuthentication = (): ApiError =>
  new ApiError(401, 'Requires authentication', { type: 'UNAUTHENTICATED' });

/** 403 with GitHub's sentence for the case. */
export const forbidden = (message: string): ApiError => new ApiError(403, message, { type: 'FORBIDDEN' });

/** 422 `Validation Failed` about one field of one resource, in GitHub's shape. */
export const validationFailed = (resource: string, field: string, code: string, message?: string): ApiError =>
  new ApiError(422, message === undefined ? 'Validation Failed' : `Validation Failed: ${message}`, {
    body: {
      message: 'Validation Failed',
      errors: [{ resource, field, code, ...(message === undefined ? {} : { message }) }],
    },
  });
