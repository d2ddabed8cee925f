/** So many comments are listed at most to find one that was written. */
export const mostNewest = 2000;

/** Whether a listing has a further page, and its last page's number where the server names it (RFC 8288, `link`). */
export function pagesOf(headers: Readonly<Record<string, string>>): {
  readonly hasNext: boolean;
  readonly last?: number;
} {
  const link = headers['link'] ?? '';
  const last = /<[^>]*[?&]page=(\d+)[^>]*>;\s*rel="last"/.exec(link)?.[1];
  return { hasNext: /;\s*rel="next"/.test(link), ...(last === undefined ? {} : { last: Number(last) }) };
}
