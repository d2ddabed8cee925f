import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { startGitHub } from './startGitHub.ts';
import { seedTeam } from './seed/seedTeam.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    state: { type: 'string' },
    git: { type: 'string' },
    branch: { type: 'string' },
    base: { type: 'string' },
    'control-key': { type: 'string' },
  },
});
const controlKey =
  values['control-key'] ?? process.env['GITHUB_DOUBLE_CONTROL_KEY'] ?? randomBytes(16).toString('hex');
const { git, branch, base } = values;
const gitHub = await startGitHub({
  port: Number(values.port),
  controlKey,
  ...(values.state === undefined ? {} : { stateFile: values.state }),
  ...(git === undefined || branch === undefined
    ? {}
    : {
        seed: async () =>
          (
            await seedTeam({
              gitDirectory: git,
              branch,
              ...(base === undefined ? {} : { defaultBranch: base }),
            })
          ).data,
      }),
});
// one line of JSON, so that another program can start this one and know where it is
console.log(
  JSON.stringify({
    url: gitHub.url,
    apiUrl: gitHub.apiUrl,
    graphqlUrl: gitHub.graphqlUrl,
    controlKey,
    pid: process.pid,
  }),
);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void gitHub.close().then(() => {
      process.exitCode = 0;
    });
  });
}
