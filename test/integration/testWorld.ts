import type { DemoWorld } from '../demo/demoWorld.ts';

/** What a test in the extension host may know of the world around it. The window is Ben's, on the pull request's branch. */
export interface TestWorld {
  /** Origin of the demo GitHub; its REST API is at `/api/v3`. */
  readonly gitHubUrl: string;
  /** `owner/name`. */
  readonly repository: string;
  readonly pullNumber: number;
  /** To act as Maya, over REST. */
  readonly mayaToken: string;
}

const variable = 'BATON_TEST_WORLD';

/** The environment variable that carries the world into the host. */
export function testWorldEnvironment(world: DemoWorld): Readonly<Record<string, string>> {
  const told: TestWorld = {
    gitHubUrl: world.gitHub.url,
    repository: world.repository,
    pullNumber: world.pull.number,
    mayaToken: world.maya.token,
  };
  return { [variable]: JSON.stringify(told) };
}

/** The world, inside the host. Throws when `run.ts` did not start it. */
export function testWorld(): TestWorld {
  const told = process.env[variable];
  if (told === undefined)
    throw new Error(`${variable} is not set: start the suites with test/integration/run.ts.`);
  return JSON.parse(told) as TestWorld; // written by testWorldEnvironment in the same checkout
}
