import { commentMutations } from './mutations/commentMutations.ts';
import { discussionMutations } from './mutations/discussionMutations.ts';
import { peopleMutations } from './mutations/peopleMutations.ts';
import { pullMutations } from './mutations/pullMutations.ts';
import { field } from './graphqlContext.ts';
import type { Arguments, GraphqlContext, View } from './graphqlContext.ts';

/** Carries a mutation out and gives its payload, without `clientMutationId`. */
export type Mutation = (
  context: GraphqlContext,
  input: Arguments,
) => Readonly<Record<string, unknown>> | Promise<Readonly<Record<string, unknown>>>;

export type Mutations = Readonly<Record<string, Mutation>>;

const mutations: Mutations = {
  ...commentMutations,
  ...discussionMutations,
  ...peopleMutations,
  ...pullMutations,
};

/** What can be asked of the schema's `Mutation`. */
export function mutationRoot(context: GraphqlContext): View {
  const fields = Object.entries(mutations).map(([name, mutation]) => [
    name,
    field(['input'], async (args) => {
      const input = args['input'] as Arguments; // every mutation of the schema takes an input object
      const payload = await mutation(context, input);
      return {
        __typename: `${name[0]?.toUpperCase() ?? ''}${name.slice(1)}Payload`,
        clientMutationId: input['clientMutationId'] ?? null,
        ...payload,
      };
    }),
  ]);
  return { __typename: 'Mutation', ...(Object.fromEntries(fields) as Record<string, unknown>) }; // pairs of name and field
}
