import type { SampleCommit } from './commit.ts';
import { ben } from './people.ts';

/** The branch that the demo's pull request is about. */
export const branchName = 'feat/rotate-keys';

const rotate = `import type { KeyStore, SigningKey } from './keyStore.ts';
import { verifyWith, type Claims } from './token.ts';

const day = 86_400_000;

export interface RotationPolicy {
  /** Age in milliseconds at which a key stops signing. */
  readonly signFor: number;
  /** Age in milliseconds at which a key stops verifying. */
  readonly verifyFor: number;
}

/** A key signs for a week and verifies nine days more, so that nobody is logged out. */
export const policy: RotationPolicy = { signFor: 7 * day, verifyFor: 16 * day };

/** The key that signs at this instant; makes a new one when the newest is too old. */
export function signingKey(keys: KeyStore, now: number): SigningKey {
  const newest = keys.newest();
  return now - newest.createdAt < policy.signFor ? newest : keys.add(now);
}

/** Verifies with every key that may still verify, newest first. */
export function dualVerify(token: string, keys: KeyStore, now: number): Claims | undefined {
  const id = token.split('.')[0];
  for (const key of keys.verifying(now, policy.verifyFor)) {
    if (key.id !== id) continue;
    return verifyWith(token, key, now);
  }
  return undefined;
}
`;

const skew = `
/** How far the clocks of two regions may be apart, in milliseconds. */
export const skewAllowance = 30_000;

export interface ClockReport {
  readonly region: string;
  /** The region's clock minus ours, in milliseconds. */
  readonly offset: number;
}

/**
 * Regions whose clock is too far off to trust a freshly made key: they would see a key
 * that was created in their future and refuse it.
 */
export function skewedRegions(reports: readonly ClockReport[]): readonly string[] {
  // TODO: eu-2 drifts by up to 75 s after a failover, 30 s is not enough for it
  return reports
    .filter((report) => Math.abs(report.offset) > skewAllowance)
    .map((report) => report.region);
}
`;

const canary = `
/** One region that verifies with both keys before the others do. */
export interface Canary {
  readonly region: string;
  readonly startedAt: number;
  readonly refused: number;
  readonly accepted: number;
}

/** Whether the canary saw enough traffic and refused nobody who had a valid token. */
export function canaryPassed(canary: Canary, now: number): boolean {
  const longEnough = now - canary.startedAt >= day;
  return longEnough && canary.accepted > 1000 && canary.refused === 0;
}
`;

const rotateTest = `import assert from 'node:assert/strict';
import { test } from 'node:test';
import { KeyStore } from '../src/keyStore.ts';
import { dualVerify, policy, signingKey } from '../src/rotate.ts';
import { sign } from '../src/token.ts';

test('a token of the old key stays valid after the rotation', () => {
  const keys = new KeyStore();
  const before = sign({ subject: 'u1', expiresAt: policy.verifyFor }, keys.add(0));
  const next = signingKey(keys, policy.signFor);
  assert.notEqual(next.id, before.split('.')[0]);
  assert.equal(dualVerify(before, keys, policy.signFor)?.subject, 'u1');
  // TODO: the same across two regions whose clocks differ
});
`;

/** What Ben pushed: five commits, two of which leave a TODO behind. */
export const branchCommits: readonly SampleCommit[] = [
  {
    author: ben,
    at: '2026-11-17T10:20:00+00:00',
    message: 'Verify a token with the key that it names',
    replace: [
      {
        path: 'src/token.ts',
        from: 'export function verify(token: string, keys: KeyStore, now: number): Claims | undefined {\n',
        to: 'export function verify(token: string, keys: KeyStore, now: number): Claims | undefined {\n  return verifyWith(token, keys.newest(), now);\n}\n\nexport function verifyWith(token: string, key: SigningKey, now: number): Claims | undefined {\n',
      },
      { path: 'src/token.ts', from: 'signature(body, keys.newest())', to: 'signature(body, key)' },
    ],
  },
  {
    author: ben,
    at: '2026-11-17T15:48:00+00:00',
    message: 'Keep a key for verifying after it stopped signing',
    write: { 'src/rotate.ts': rotate },
    replace: [
      {
        path: 'src/keyStore.ts',
        from: '  newest(): SigningKey {',
        to: '  /** Keys younger than this age in milliseconds, newest first. */\n  verifying(now: number, age: number): readonly SigningKey[] {\n    return this.keys.filter((key) => now - key.createdAt < age).toReversed();\n  }\n\n  newest(): SigningKey {',
      },
    ],
  },
  {
    author: ben,
    at: '2026-11-18T11:09:00+00:00',
    message: 'Test that nobody is logged out by a rotation',
    write: { 'test/rotate.test.ts': rotateTest },
  },
  {
    author: ben,
    at: '2026-11-19T16:37:00+00:00',
    message: 'Find regions whose clock would refuse a fresh key',
    write: { 'src/rotate.ts': rotate + skew },
  },
  {
    author: ben,
    at: '2026-11-20T17:21:00+00:00',
    message: 'Decide when the canary region has passed',
    write: { 'src/rotate.ts': rotate + skew + canary },
  },
];

/** What Ben committed on his machine and did not push. */
export const unpushedCommit: SampleCommit = {
  author: ben,
  at: '2026-11-20T18:02:00+00:00',
  message: 'Serve the rotating key',
  replace: [
    {
      path: 'src/server.ts',
      from: "import { sign, verify } from './token.ts';",
      to: "import { dualVerify, signingKey } from './rotate.ts';\nimport { sign } from './token.ts';",
    },
    {
      path: 'src/server.ts',
      from: 'sign(claims, keys.newest())',
      to: 'sign(claims, signingKey(keys, Date.now()))',
    },
    {
      path: 'src/server.ts',
      from: 'verify(body, keys, Date.now())',
      to: 'dualVerify(body, keys, Date.now())',
    },
  ],
};

/** What Ben was typing when he stopped. */
export const uncommittedChange: SampleCommit = {
  author: ben,
  at: '2026-11-20T18:05:00+00:00',
  message: '(not committed)',
  replace: [{ path: 'src/rotate.ts', from: 'skewAllowance = 30_000', to: 'skewAllowance = 90_000' }],
};
