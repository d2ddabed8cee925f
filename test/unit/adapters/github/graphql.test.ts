import * as v from 'valibot';
import { expect, it } from 'vitest';
import { graphql } from '../../../../src/adapters/github/graphql.ts';
import { connectionTo, repository } from './connectionTo.ts';

/** Asks a server that answers HTTP 200 with these errors beside its data. */
function askWith(errors: readonly unknown[], headers: Record<string, string> = {}, missing?: 'null') {
  const connection = connectionTo(() =>
    Promise.resolve(Response.json({ data: { user: null }, errors }, { headers })),
  );
  return graphql(connection, repository, {
    document: '{ user }',
    variables: {},
    schema: v.object({ user: v.null() }),
    ...(missing === undefined ? {} : { missing }),
  });
}

it.each<readonly [unknown, Record<string, string>, object]>([
  [{ type: 'FORBIDDEN', extensions: { saml_failure: true } }, {}, { type: 'sso' }],
  [{ extensions: { code: 'undefinedField' } }, {}, { type: 'unsupported', feature: 'graphql' }],
  [{ extensions: { code: 'undefinedType' } }, {}, { type: 'unsupported', feature: 'graphql' }],
  [{ type: 'RATE_LIMITED' }, {}, { type: 'secondaryLimit', waitMilliseconds: 60_000 }],
  [{ type: 'RATE_LIMIT' }, { 'retry-after': '7' }, { type: 'secondaryLimit', waitMilliseconds: 7000 }],
  [{ type: 'NOT_FOUND' }, {}, { type: 'notFound' }],
  [{ type: 'FORBIDDEN' }, {}, { type: 'forbidden', scopes: [] }],
  [{ type: 'INSUFFICIENT_SCOPES' }, {}, { type: 'forbidden', scopes: [] }],
  [{ type: 'UNPROCESSABLE' }, {}, { type: 'invalid', problems: ['UNPROCESSABLE'] }],
  [{ type: 'SERVICE_UNAVAILABLE' }, {}, { type: 'unavailable', status: 200 }],
])('takes %j under HTTP 200 for what it is', async (error, headers, reason) => {
  await expect(askWith([error], headers)).rejects.toMatchObject({ reason });
});

it('lets a part that is not found be null where that is asked for, and nothing else', async () => {
  expect(await askWith([{ type: 'NOT_FOUND' }], {}, 'null')).toEqual({ user: null });
  const both = [{ type: 'NOT_FOUND' }, { type: 'FORBIDDEN' }];
  await expect(askWith(both, {}, 'null')).rejects.toMatchObject({ reason: { type: 'forbidden' } });
});
