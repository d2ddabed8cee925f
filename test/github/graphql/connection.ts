import { ApiError } from '../apiError.ts';
import { field } from './graphqlContext.ts';
import type { Arguments, Field, View } from './graphqlContext.ts';

/** The arguments by which every connection is paged. */
export const paging = ['first', 'last', 'after', 'before'] as const;

/** A connection over a list, with GitHub's paging arguments only. */
export function connection<T>(
  type: string,
  items: () => readonly T[] | Promise<readonly T[]>,
  shape: (item: T) => unknown,
  edge: (item: T) => Readonly<Record<string, unknown>> = () => ({}),
): Field {
  return field(paging, async (args) => page(type, await items(), args, shape, edge));
}

/** One page of a connection. `type` is the connection's name in the schema, e.g. `IssueCommentConnection`. */
export function page<T>(
  type: string,
  items: readonly T[],
  args: Arguments,
  shape: (item: T) => unknown,
  edge: (item: T) => Readonly<Record<string, unknown>> = () => ({}),
): View {
  const { first, last } = args;
  if (typeof first !== 'number' && typeof last !== 'number') {
    throw new ApiError(
      422,
      `You must provide a \`first\` or \`last\` value to properly paginate the \`${type}\`.`,
      {
        type: 'MISSING_PAGINATION_BOUNDARIES',
      },
    );
  }
  const wanted = Math.max(Number(first ?? 0), Number(last ?? 0));
  if (wanted > 100) {
    throw new ApiError(
      422,
      `Requesting ${String(wanted)} records on the \`${type}\` exceeds the \`first\` limit of 100 records.`,
      {
        type: 'EXCESSIVE_PAGINATION',
      },
    );
  }
  let start = typeof args['after'] === 'string' ? position(args['after']) + 1 : 0;
  let end = typeof args['before'] === 'string' ? position(args['before']) : items.length;
  if (typeof first === 'number') end = Math.min(end, start + first);
  if (typeof last === 'number') start = Math.max(start, end - last);
  const shown = items.slice(start, end);
  const cursors = shown.map((_, index) =>
    Buffer.from(`cursor:v2:${String(start + index)}`).toString('base64'),
  );
  const nodes = shown.map((item) => shape(item));
  return {
    __typename: type,
    totalCount: items.length,
    nodes,
    edges: shown.map((item, index) => ({
      __typename: type.replace(/Connection$/u, 'Edge'),
      node: nodes[index],
      cursor: cursors[index],
      ...edge(item),
    })),
    pageInfo: {
      __typename: 'PageInfo',
      hasNextPage: end < items.length,
      hasPreviousPage: start > 0,
      startCursor: cursors[0] ?? null,
      endCursor: cursors.at(-1) ?? null,
    },
  };
}

function position(cursor: string): number {
  const match = /^cursor:v2:(\d+)$/u.exec(Buffer.from(cursor, 'base64').toString());
  if (match === null) {
    throw new ApiError(422, `\`${cursor}\` does not appear to be a valid cursor.`, {
      type: 'INVALID_CURSOR_ARGUMENTS',
    });
  }
  return Number(match[1]);
}

/** Items in the order that an `orderBy: { field, direction }` asks for. */
export function orderedBy<
  T extends { readonly id: number; readonly createdAt: string; readonly updatedAt: string },
>(items: readonly T[], orderBy: unknown): readonly T[] {
  if (typeof orderBy !== 'object' || orderBy === null) return items;
  const order = orderBy as { readonly field?: unknown; readonly direction?: unknown }; // an input object of the schema
  if (order.field !== 'CREATED_AT' && order.field !== 'UPDATED_AT') {
    throw new ApiError(501, `The GitHub double cannot order by ${String(order.field)}`);
  }
  const key = order.field === 'UPDATED_AT' ? 'updatedAt' : 'createdAt';
  const sign = order.direction === 'DESC' ? -1 : 1;
  return items.toSorted((one, other) => sign * (one[key].localeCompare(other[key]) || one.id - other.id));
}
