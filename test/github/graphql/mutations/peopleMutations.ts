import { demandScope } from '../../state/access.ts';
import { changeStatus } from '../../state/userStatus.ts';
import { findNodeOf } from '../findNode.ts';
import { lazy } from '../graphqlContext.ts';
import type { Mutations } from '../mutationRoot.ts';
import { statusView } from '../views/actorViews.ts';

const optional = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value : null;

/** The viewer's own status, which takes a token with `user`. */
export const peopleMutations: Mutations = {
  changeUserStatus: (context, input) => {
    demandScope(context.viewer, 'user');
    const user = context.state.requireUser(context.viewer.login);
    const organization = optional(input['organizationId']);
    changeStatus(context.state, user, {
      emoji: optional(input['emoji']),
      message: optional(input['message']),
      limitedAvailability: input['limitedAvailability'] === true,
      expiresAt: optional(input['expiresAt']),
      organization:
        organization === null ? null : findNodeOf(context, 'Organization', organization).organization.login,
    });
    return { status: lazy(() => statusView(context, user)) };
  },
};
