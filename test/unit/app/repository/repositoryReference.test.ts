import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { repositoryReference } from '../../../../src/app/repository/repositoryReference.ts';

const gitHub = {
  host: 'github.com',
  owner: 'acme',
  name: 'keys',
  webUrl: 'https://github.com/acme/keys',
  apiUrl: 'https://api.github.com',
  graphqlUrl: 'https://api.github.com/graphql',
};

const enterprise = {
  host: 'git.acme.example',
  owner: 'acme',
  name: 'keys',
  webUrl: 'https://git.acme.example/acme/keys',
  apiUrl: 'https://git.acme.example/api/v3',
  graphqlUrl: 'https://git.acme.example/api/graphql',
};

const loopback = (host: string): object => ({
  host,
  owner: 'acme',
  name: 'keys',
  webUrl: `http://${host}/acme/keys`,
  apiUrl: `http://${host}/api/v3`,
  graphqlUrl: `http://${host}/api/graphql`,
});

describe('repositoryReference', () => {
  it.each([
    'https://github.com/acme/keys.git',
    'https://github.com/acme/keys',
    'https://github.com/acme/keys/',
    'https://maya:secret@github.com/acme/keys.git',
    'https://GitHub.com:443/acme/keys.git',
    'http://github.com/acme/keys.git',
    'https://www.github.com/acme/keys',
    'ssh://git@github.com/acme/keys.git',
    'ssh://git@ssh.github.com:443/acme/keys.git',
    'git+ssh://git@github.com/acme/keys.git',
    'git@github.com:acme/keys.git',
    'git@github.com:/acme/keys.git',
    'github.com:acme/keys',
    'git://github.com/acme/keys.git',
    ' https://github.com/acme/keys.git\n',
  ])('reads %j as github.com', (url) => {
    expect(repositoryReference(url)).toEqual(gitHub);
  });

  it.each([
    'https://git.acme.example/acme/keys.git',
    'ssh://git@git.acme.example:2222/acme/keys.git',
    'git@GIT.acme.example:acme/keys.git',
    'http://git.acme.example:8080/acme/keys.git',
  ])('reads %j as an Enterprise Server, over TLS', (url) => {
    expect(repositoryReference(url)).toEqual(enterprise);
  });

  it('keeps the port of an HTTPS server', () => {
    expect(repositoryReference('https://git.acme.example:8443/acme/keys')).toMatchObject({
      host: 'git.acme.example:8443',
      apiUrl: 'https://git.acme.example:8443/api/v3',
    });
  });

  it('reads data residency', () => {
    expect(repositoryReference('git@acme.ghe.com:acme/keys.git')).toMatchObject({
      host: 'acme.ghe.com',
      apiUrl: 'https://api.acme.ghe.com',
      graphqlUrl: 'https://api.acme.ghe.com/graphql',
    });
  });

  it.each([
    ['http://127.0.0.1:4567/acme/keys.git', '127.0.0.1:4567'],
    ['http://localhost:4567/acme/keys', 'localhost:4567'],
    ['http://[::1]:4567/acme/keys', '[::1]:4567'],
    ['http://127.0.0.1/acme/keys', '127.0.0.1'],
  ])('speaks plainly to the loopback server %j', (url, host) => {
    expect(repositoryReference(url)).toEqual(loopback(host));
  });

  it.each([
    '',
    '/srv/git/keys.git',
    './acme/keys',
    '../keys.git',
    'file:///srv/git/acme/keys.git',
    'C:\\code\\acme\\keys',
    'C:/acme/keys',
    'https://github.com/acme',
    'https://github.com/acme/keys/tree/main',
    'https://github.com/acme/..',
    'https://github.com/ac me/keys',
    'https://gitlab.com/acme/keys.git',
    'git@bitbucket.org:acme/keys.git',
    'https://gist.github.com/acme/0123abcd',
    'ext::sh -c touch% /tmp/x',
    'https://127.0.0.1.evil.example:x/acme/keys',
  ])('refuses %j', (url) => {
    expect(repositoryReference(url)).toBeUndefined();
  });

  it('never throws, and never speaks plainly to a host outside this machine', () => {
    const url = fc.oneof(
      fc.string(),
      fc
        .tuple(
          fc.constantFrom('http', 'https', 'ssh', 'git', 'file'),
          fc.constantFrom('', 'me@', 'me:pw@'),
          fc.oneof(
            fc.domain(),
            fc.ipV4(),
            fc.constantFrom('localhost', '127.0.0.1.example', 'localhost.evil.example'),
          ),
          fc.constantFrom('', ':80', ':8080'),
        )
        .map(([scheme, user, host, port]) => `${scheme}://${user}${host}${port}/acme/keys.git`),
    );
    fc.assert(
      fc.property(url, (text) => {
        const reference = repositoryReference(text);
        if (reference === undefined) return;
        for (const address of [reference.apiUrl, reference.graphqlUrl, reference.webUrl]) {
          const { protocol, hostname, username } = new URL(address);
          expect(username).toBe('');
          if (protocol === 'http:') expect(['127.0.0.1', 'localhost', '[::1]']).toContain(hostname);
        }
      }),
      { numRuns: 500 },
    );
  });
});
