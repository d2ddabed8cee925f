import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from '../support/runCommand.ts';
import { benAtWork, type BenAtWork } from './benAtWork.ts';
import { patience } from './workbench.ts';

/** What stands in the way of publishing: each a sentence and a next step in the view, and the draft is kept. */
describe('obstacles', () => {
  let demo: BenAtWork['demo'];
  let ben: BenAtWork['ben'];
  let close: BenAtWork['close'] | undefined;

  const git = (...args: readonly string[]): Promise<unknown> =>
    runCommand('git', ['-C', demo.people.ben.clone, ...args]);
  const shows = async (text: string | RegExp): Promise<void> => {
    await expect
      .poll(async () => (await ben.compose()).getByText(text).count(), { timeout: patience })
      .toBeGreaterThan(0);
  };

  beforeAll(async () => {
    ({ demo, ben, close } = await benAtWork());
  });

  afterAll(() => close?.());

  it('follows the branch: another draft, and a sentence where there is no pull request', async () => {
    await (await ben.compose()).getByLabel('Summary').fill('Half a thought');
    await shows(/saved/);
    await git('switch', '--quiet', '--create', 'experiment');
    await shows('experiment');
    await shows(/no open pull request/);
    expect(await (await ben.compose()).getByLabel('Summary').inputValue()).toBe('');
  });

  it('asks for a branch on a detached HEAD', async () => {
    await git('switch', '--quiet', '--detach');
    await shows(/HEAD is detached/);
    expect(await (await ben.compose()).getByLabel('Summary').count()).toBe(0);
  });

  it('finds the draft of the first branch again', async () => {
    await git('switch', '--quiet', demo.pull.head);
    await expect
      .poll(async () => (await ben.compose()).getByLabel('Summary').inputValue(), { timeout: patience })
      .toBe('Half a thought');
  });

  it('says that the pull request was closed meanwhile, and publishes nothing', async () => {
    const { owner, name } = demo.gitHub.state.data.repositories[0]!;
    const closed = await fetch(`${demo.gitHub.apiUrl}/repos/${owner}/${name}/pulls/${demo.pull.number}`, {
      method: 'PATCH',
      headers: { authorization: `Bearer ${demo.people.ben.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ state: 'closed' }),
    });
    expect(closed.status).toBe(200);
    const form = await ben.compose();
    await form.getByRole('button', { name: `Publish to PR #${demo.pull.number}` }).click();
    const anyway = form.getByRole('button', { name: /anyway|all the same/i });
    await anyway
      .or(form.getByText(/is closed/))
      .first()
      .waitFor();
    if ((await anyway.count()) > 0) await anyway.first().click();
    await shows(/is closed/);
    expect(await form.getByLabel('Summary').inputValue()).toBe('Half a thought');
    expect(demo.gitHub.state.data.comments.filter(({ body }) => body.includes('Half a thought'))).toEqual([]);
  });

  it('says that a pasted token is not accepted, and goes on with the sign-in before it', async () => {
    await (await ben.compose()).getByLabel('Summary').waitFor({ timeout: 3 * patience });
    await ben.run('Baton: Sign In with a Token…');
    await ben.page.locator('.quick-input-widget input[type="password"]').waitFor();
    await ben.page.keyboard.type('ghp_nobodysToken');
    await ben.page.keyboard.press('Enter');
    const refused = ben.page.locator('.notification-toast', { hasText: 'does not accept that token' });
    await refused.waitFor({ timeout: patience });
    expect(await refused.getByRole('button', { name: 'Try Another…' }).count()).toBe(1);
    await ben.run('Baton: Sign Out');
    await ben.page.getByText('comes from the environment of VS Code').first().waitFor({ timeout: patience });
  });

  it('asks for a sign-in when GitHub refuses the token', async () => {
    demo.gitHub.faults.add({ match: { path: /\/api\// }, times: 1000, fault: { kind: 'unauthorized' } });
    await git('switch', '--quiet', 'experiment');
    await shows('experiment');
    await git('switch', '--quiet', demo.pull.head);
    await shows(/sign in/i);
    await expect
      .poll(async () => (await ben.compose()).getByLabel('Summary').inputValue(), { timeout: patience })
      .toBe('Half a thought');
  });

  it('says that GitHub cannot be reached, and keeps the draft', async () => {
    await demo.gitHub.close();
    await git('switch', '--quiet', 'experiment');
    await shows('experiment');
    await git('switch', '--quiet', demo.pull.head);
    await expect
      .poll(async () => (await ben.compose()).getByLabel('Summary').inputValue(), { timeout: patience })
      .toBe('Half a thought');
    await shows(/GitHub cannot be reached/);
  });
});

describe('Restricted Mode', () => {
  it('runs no git and says why', async () => {
    const { demo, ben, close } = await benAtWork({ trust: false });
    try {
      const form = await ben.compose();
      await form
        .getByText(/Restricted Mode/)
        .first()
        .waitFor();
      expect(await form.getByLabel('Summary').count()).toBe(0);
      expect(demo.gitHub.requests.filter(({ path }) => path.startsWith('/api/'))).toEqual([]);
    } finally {
      await close();
    }
  });
});
