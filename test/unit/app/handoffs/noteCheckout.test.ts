import { expect, it } from 'vitest';
import { noteCheckout } from '../../../../src/app/handoffs/noteCheckout.ts';
import { checkoutOf, workspaceOf } from './checkouts.ts';
import { repositoryNamed } from './handoffListWorld.ts';

const repository = repositoryNamed('app');
const fork = 'git@github.example:ana/app.git';
const ofFork = { of: ({ owner }: { readonly owner: string }) => (owner === 'ana' ? repository : undefined) };
const nobody = { of: () => undefined };

it('is the working tree whose remote is the repository, in whatever letters', () => {
  const workspace = workspaceOf(
    checkoutOf({ origin: 'https://gitlab.com/acme/app' }, { root: '/work/other' }),
    checkoutOf({ origin: 'https://github.example/ACME/App' }),
  );
  expect(noteCheckout({ workspace, parents: nobody }, repository)).toMatchObject({
    checkout: { root: '/work/app' },
    remote: 'origin',
    isFork: false,
  });
});

it('is that of a fork where only a fork is open', () => {
  const workspace = workspaceOf(checkoutOf({ origin: fork }));
  expect(noteCheckout({ workspace, parents: ofFork }, repository)).toMatchObject({
    remote: 'origin',
    isFork: true,
  });
  expect(noteCheckout({ workspace, parents: nobody }, repository)).toBeUndefined();
});

it('prefers the remote that is the repository itself', () => {
  const upstream = 'https://github.example/acme/app.git';
  const workspace = workspaceOf(
    checkoutOf({ origin: fork }, { root: '/work/fork' }),
    checkoutOf({ origin: fork, upstream }),
  );
  expect(noteCheckout({ workspace, parents: ofFork }, repository)).toMatchObject({
    checkout: { root: '/work/app' },
    remote: 'upstream',
    isFork: false,
  });
});

it('is none without a folder', () => {
  expect(noteCheckout({ workspace: workspaceOf(), parents: ofFork }, repository)).toBeUndefined();
});
