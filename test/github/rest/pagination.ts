import type { Urls } from '../http/urls.ts';
import { LazyItem } from './restHandler.ts';

export interface Page {
  readonly items: readonly unknown[];
  /** Value of the `Link` header, or `null` where everything fits on one page. */
  readonly link: string | null;
}

/**
 * Cuts a page out of a list: `per_page` 30 unless told and at most 100, `page` from 1, links to
 * `first`, `prev`, `next` and `last` as GitHub gives them. `path` is the path below the API's root.
 */
export function paginate(items: readonly unknown[], query: URLSearchParams, path: string, urls: Urls): Page {
  const perPage = Math.min(positive(query.get('per_page'), 30), 100);
  const page = positive(query.get('page'), 1);
  const last = Math.max(1, Math.ceil(items.length / perPage));
  const shown = items.slice((page - 1) * perPage, page * perPage);
  const link = (number: number, rel: string): string => {
    const parameters = new URLSearchParams(query);
    parameters.set('page', String(number));
    return `<${urls.api(path)}?${parameters.toString()}>; rel="${rel}"`;
  };
  const links = [
    ...(page > 1 ? [link(Math.min(page - 1, last), 'prev')] : []),
    ...(page < last ? [link(page + 1, 'next'), link(last, 'last')] : []),
    ...(page > 1 ? [link(1, 'first')] : []),
  ];
  return {
    items: shown.map((item) => (item instanceof LazyItem ? item.compute() : item)),
    link: links.length === 0 ? null : links.join(', '),
  };
}

const positive = (value: string | null, otherwise: number): number => {
  const number = Number(value);
  return value !== null && Number.isInteger(number) && number > 0 ? number : otherwise;
};
