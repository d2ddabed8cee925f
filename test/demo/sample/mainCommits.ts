import type { SampleCommit } from './commit.ts';
import { ben, li, maya } from './people.ts';

const readme = `# keys

Signs and verifies the session tokens of all Acme services.

- \`src/keyStore.ts\` keeps the keys, the newest one signs
- \`src/token.ts\` signs and verifies
- \`src/server.ts\` answers \`POST /sign\`, \`POST /verify\` and \`GET /health\`

Run the tests with \`npm test\` (Node 24, no dependencies).
`;

const teamFile = `version: 1
members:
  maya:
    name: Maya Rao
    zone: Asia/Kolkata
    hours: { mon-fri: 09:30-18:30 }
    focus: { mon-fri: 09:30-11:30 }
  ben:
    name: Ben Carter
    zone: Europe/London
    hours: { mon-fri: 09:00-17:30 }
    focus: { tue: 14:00-16:00 }
  li:
    name: Li Wei
    zone: America/Los_Angeles
    hours: { mon-fri: 08:30-17:00 }
`;

const packageJson = `{
  "name": "@acme/keys",
  "version": "1.0.0",
  "private": true,
  "type": "module",
  "scripts": {
    "start": "node src/server.ts",
    "test": "node --test"
  }
}
`;

const keyStore = `import { randomBytes } from 'node:crypto';

export interface SigningKey {
  readonly id: string;
  readonly secret: Buffer;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
}

export class KeyStore {
  private keys: SigningKey[] = [];

  add(now: number): SigningKey {
    const key = { id: randomBytes(4).toString('hex'), secret: randomBytes(32), createdAt: now };
    this.keys.push(key);
    return key;
  }

  newest(): SigningKey {
    const key = this.keys.at(-1);
    if (key === undefined) throw new Error('the key store is empty');
    return key;
  }
}
`;

const token = `import { createHmac, timingSafeEqual } from 'node:crypto';
import type { KeyStore, SigningKey } from './keyStore.ts';

export interface Claims {
  readonly subject: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

export function sign(claims: Claims, key: SigningKey): string {
  const body = Buffer.from(JSON.stringify(claims)).toString('base64url');
  return \`\${key.id}.\${body}.\${signature(body, key)}\`;
}

export function verify(token: string, keys: KeyStore, now: number): Claims | undefined {
  const [, body = '', given = ''] = token.split('.');
  const expected = signature(body, keys.newest());
  if (given.length !== expected.length) return undefined;
  if (!timingSafeEqual(Buffer.from(given), Buffer.from(expected))) return undefined;
  const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as Claims;
  return claims.expiresAt > now ? claims : undefined;
}

function signature(body: string, key: SigningKey): string {
  return createHmac('sha256', key.secret).update(body).digest('base64url');
}
`;

const tokenTest = `import assert from 'node:assert/strict';
import { test } from 'node:test';
import { KeyStore } from '../src/keyStore.ts';
import { sign, verify } from '../src/token.ts';

const now = Date.UTC(2026, 9, 6);

test('a token is valid until it expires', () => {
  const keys = new KeyStore();
  const token = sign({ subject: 'u1', expiresAt: now + 1000 }, keys.add(now));
  assert.equal(verify(token, keys, now)?.subject, 'u1');
  assert.equal(verify(token, keys, now + 1000), undefined);
});
`;

const server = `import { createServer } from 'node:http';
import { KeyStore } from './keyStore.ts';
import { sign, verify } from './token.ts';

const keys = new KeyStore();
keys.add(Date.now());
const hour = 3_600_000;

const server = createServer(async (request, response) => {
  let body = '';
  for await (const chunk of request) body += chunk;
  if (request.url === '/sign') {
    const claims = { subject: body, expiresAt: Date.now() + 12 * hour };
    response.end(sign(claims, keys.newest()));
  } else if (request.url === '/verify') {
    const claims = verify(body, keys, Date.now());
    response.writeHead(claims === undefined ? 401 : 200).end(JSON.stringify(claims ?? {}));
  } else {
    response.writeHead(404).end();
  }
});

server.listen(Number(process.env.PORT ?? 8080));
`;

/** Six weeks of the service before anybody rotates a key. */
export const mainCommits: readonly SampleCommit[] = [
  {
    author: li,
    at: '2026-10-05T10:12:00-07:00',
    message: 'Start the keys service',
    write: { 'README.md': readme, 'package.json': packageJson, '.gitignore': 'node_modules/\n' },
  },
  {
    author: li,
    at: '2026-10-05T15:40:00-07:00',
    message: 'Keep signing keys in a store',
    write: { 'src/keyStore.ts': keyStore },
  },
  {
    author: ben,
    at: '2026-10-06T09:31:00+01:00',
    message: 'Sign and verify session tokens',
    write: { 'src/token.ts': token, 'test/token.test.ts': tokenTest },
  },
  {
    author: ben,
    at: '2026-10-07T16:02:00+01:00',
    message: 'Serve signing and verifying over HTTP',
    write: { 'src/server.ts': server },
  },
  {
    author: maya,
    at: '2026-10-09T11:25:00+05:30',
    message: 'Run the tests on every push',
    write: {
      '.github/workflows/test.yml':
        'on: [push]\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v5\n      - uses: actions/setup-node@v5\n        with: { node-version: 24 }\n      - run: npm test\n',
    },
  },
  {
    author: maya,
    at: '2026-10-13T14:08:00+05:30',
    message: 'Answer health checks',
    replace: [
      {
        path: 'src/server.ts',
        from: '  } else {\n    response.writeHead(404)',
        to: "  } else if (request.url === '/health') {\n    response.end('ok');\n  } else {\n    response.writeHead(404)",
      },
    ],
  },
  {
    author: li,
    at: '2026-10-19T09:50:00-07:00',
    message: 'Say who looks after what, and when we work',
    write: {
      '.github/CODEOWNERS': '* @li\n/src/token.ts @ben @maya\n/src/keyStore.ts @ben\n',
      '.github/baton.yml': teamFile,
    },
  },
  {
    author: ben,
    at: '2026-10-23T12:17:00+01:00',
    message: 'Refuse a body that is not one token',
    replace: [
      {
        path: 'src/token.ts',
        from: "  const [, body = '', given = ''] = token.split('.');\n",
        to: "  const [, body = '', given = '', ...rest] = token.split('.');\n  if (rest.length > 0) return undefined;\n",
      },
    ],
  },
  {
    author: maya,
    at: '2026-10-28T17:33:00+05:30',
    message: 'Test that a forged signature is refused',
    write: {
      'test/forgery.test.ts': `import assert from 'node:assert/strict';\nimport { test } from 'node:test';\nimport { KeyStore } from '../src/keyStore.ts';\nimport { sign, verify } from '../src/token.ts';\n\ntest('a token signed with an unknown key is refused', () => {\n  const [ours, theirs] = [new KeyStore(), new KeyStore()];\n  ours.add(0);\n  assert.equal(verify(sign({ subject: 'u1', expiresAt: 9 }, theirs.add(0)), ours, 1), undefined);\n});\n`,
    },
  },
  {
    author: ben,
    at: '2026-11-03T10:05:00+00:00',
    message: 'Limit a request body to 8 KB',
    replace: [
      {
        path: 'src/server.ts',
        from: 'for await (const chunk of request) body += chunk;\n',
        to: 'for await (const chunk of request) {\n    body += chunk;\n    if (body.length > 8192) return void response.writeHead(413).end();\n  }\n',
      },
    ],
  },
  {
    author: li,
    at: '2026-11-10T11:44:00-08:00',
    message: 'Write down when a key counts as leaked',
    write: {
      'docs/incident.md':
        '# A signing key leaked\n\nA key counts as leaked when its secret was in a log, a dump or a laptop that left the company.\nFrom then on it may verify for at most 9 days, and it may not sign.\n\nToday nothing rotates by itself: restart the service and everybody is logged out (#198).\n',
    },
  },
  {
    author: maya,
    at: '2026-11-16T12:20:00+05:30',
    message: 'Log the key id of refused tokens',
    replace: [
      {
        path: 'src/server.ts',
        from: '    const claims = verify(body, keys, Date.now());\n',
        to: "    const claims = verify(body, keys, Date.now());\n    if (claims === undefined) console.warn('refused a token of key', body.split('.')[0]?.slice(0, 8));\n",
      },
    ],
  },
];
