import { mkdir, readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDemo, type Demo } from '../demo/startDemo.ts';
import { openBrowser } from '../host/openBrowser.ts';
import { projectRoot } from '../support/projectRoot.ts';
import { patience, themes, Workbench } from './workbench.ts';

const summary = 'Rotate signing keys without logging anyone out';
/** What a person's VS Code keeps of their drafts on disk. */
async function storedDrafts({ clone, person }: Demo['people']['ben']): Promise<string> {
  const server = join(dirname(dirname(clone)), 'vscode', person.login);
  const folder = join(server, 'data', 'User', 'globalStorage', 'baton.baton', 'drafts');
  const files = await readdir(folder).catch(() => []);
  const drafts = files.filter((file) => file.endsWith('.md'));
  return (await Promise.all(drafts.map((file) => readFile(join(folder, file), 'utf8')))).join('\n');
}

const screenshots = join(projectRoot, 'out', 'screenshots');

/** Two people, two VS Codes with the packaged extension, one GitHub: the whole way of a note. */
describe('a handoff from one window to the other', () => {
  let demo: Demo;
  let browser: Browser;
  let ben: Workbench;
  let maya: Workbench;

  const shoot = (window: Workbench, name: string): Promise<unknown> =>
    window.page.screenshot({ path: join(screenshots, `${name}.png`) });

  beforeAll(async () => {
    await mkdir(screenshots, { recursive: true });
    demo = await startDemo();
    browser = await openBrowser();
    const open = ({ url, person }: Demo['people']['ben']): Promise<Workbench> =>
      Workbench.open(browser, url!, person.timeZone);
    [ben, maya] = await Promise.all([open(demo.people.ben), open(demo.people.maya)]);
    await Promise.all([ben.openBaton(), maya.openBaton()]);
  });

  afterAll(async () => {
    await browser.close();
    await demo.close();
  });

  it('is written in the form for the branch and its pull request', async () => {
    const form = await ben.compose();
    // Two windows begin at once: VS Code starts its extensions, the first of them git.
    await form.getByText('feat/rotate-keys', { exact: true }).waitFor({ timeout: 3 * patience });
    await form
      .getByText(`PR #${demo.pull.number}`)
      .first()
      .waitFor({ timeout: 3 * patience });
    const to = form.getByRole('combobox', { name: 'To' });
    await to.fill('may');
    await form.getByRole('option', { name: '@maya' }).click();
    await form.getByLabel('Status').selectOption('at_risk');
    await form.getByLabel('Reply by').fill('2027-01-12T14:00');
    await form.getByLabel('Summary').fill(summary);
    await form.getByLabel('Why it matters').fill('The old key leaks in 9 days; closes #198.');
    await form
      .getByLabel('Where it stands')
      .fill('Dual-verify works locally. The canary failed twice: clock skew.');
    await form.getByRole('textbox', { name: 'Step 1', exact: true }).fill('Raise the skew allowance to 90 s');
    await form.getByText(/saved/).first().waitFor();
    await expect.poll(() => storedDrafts(demo.people.ben), { timeout: patience }).toContain('Raise the skew');
  });

  it('survives a killed window', async () => {
    await demo.people.ben.restart?.();
    await ben.reload();
    await ben.openBaton();
    const form = await ben.compose();
    await expect.poll(() => form.getByLabel('Summary').inputValue(), { timeout: patience }).toBe(summary);
    await expect
      .poll(() => form.getByRole('textbox', { name: 'Step 1', exact: true }).inputValue(), {
        timeout: patience,
      })
      .toBe('Raise the skew allowance to 90 s');
  });

  it('is previewed as GitHub will show it', async () => {
    const form = await ben.compose();
    await form.getByRole('button', { name: 'Preview' }).click();
    const preview = await ben.reader();
    await preview.getByRole('heading', { name: summary }).waitFor();
    await preview.getByText('The canary failed twice: clock skew.').waitFor();
    await shoot(ben, 'compose-and-preview');
  });

  it('is published as one comment that a person can read', async () => {
    const form = await ben.compose();
    await form.getByRole('button', { name: `Publish to PR #${demo.pull.number}` }).click();
    await form
      .getByText(/Published/)
      .first()
      .waitFor();
    const { comments } = demo.gitHub.state.data;
    expect(comments.filter(({ body }) => body.includes(summary))).toHaveLength(1);
  });

  it('is changed by its author in the same form, without a second comment', async () => {
    await ben.row(summary).first().click();
    await (await ben.reader()).getByRole('button', { name: 'Edit', exact: true }).click();
    const form = await ben.compose();
    await form.getByText('You are changing a published note.').waitFor();
    const stands = form.getByLabel('Where it stands');
    await expect.poll(() => stands.inputValue()).toContain('clock skew');
    await stands.fill('Dual-verify works locally. The canary failed twice: clock skew of 70 s.');
    const why = form.getByLabel('Why it matters');
    const reason = await why.inputValue();
    await why.fill('');
    await form.getByText('“Why it matters” is empty').first().waitFor();
    await ben.run('Baton: Publish Draft');
    const dialog = ben.page.locator('.monaco-dialog-box');
    await dialog.getByText('One thing speaks against publishing this note.').waitFor();
    await dialog.getByRole('button', { name: 'Back to the Note' }).click();
    await why.fill(reason);
    await ben.row(/^Drafts/).click();
    await ben.row(/What you changed in a published note/).waitFor();
    await form.getByRole('button', { name: 'Update on GitHub' }).click();
    await expect
      .poll(() => demo.gitHub.state.data.comments.filter(({ body }) => body.includes(summary)), {
        timeout: patience,
      })
      .toMatchObject([{ body: expect.stringContaining('clock skew of 70 s.') as string }]);
    await form.getByRole('button', { name: 'Write Another' }).waitFor();
  });

  it('arrives in the other window, where it is read back and accepted', async () => {
    await maya.run('Baton: Refresh Handoffs');
    await maya.row(summary).first().click();
    const reader = await maya.reader();
    await reader.getByRole('heading', { name: summary }).waitFor();
    await shoot(maya, 'reader');
    await reader.getByLabel('My next step').fill('Rerun the canary with 90 s');
    await reader.getByLabel('What could block me').fill('no access to eu-2 metrics');
    await reader.getByRole('button', { name: 'Accept', exact: true }).click();
    await expect
      .poll(() => maya.row(summary).first().textContent(), { timeout: patience })
      .toContain('accepted by you');
  });

  it('shows its author who accepted it and what was understood', async () => {
    await ben.run('Baton: Refresh Handoffs');
    await expect
      .poll(() => ben.row(summary).first().textContent(), { timeout: patience })
      .toContain('accepted by @maya');
    await ben.row(summary).first().click();
    const reader = await ben.reader();
    await reader.getByText('Rerun the canary with 90 s').waitFor();
    await reader.getByText('no access to eu-2 metrics').waitFor();
    await reader
      .getByText(/accepted/i)
      .first()
      .waitFor();
  });

  it('shows a step that its receiver ticked as done, in both windows and on GitHub', async () => {
    const reader = await maya.reader();
    await reader.getByRole('checkbox', { name: /Raise the skew allowance/ }).click();
    await reader.getByText(/done by @maya/).waitFor();
    const { comments } = demo.gitHub.state.data;
    expect(comments.at(-1)?.body).toContain('- **Step done**: Raise the skew allowance to 90 s');
    await ben.run('Baton: Refresh Handoffs');
    const author = await ben.reader();
    await author.getByText(/done by @maya/).waitFor();
    expect(await author.getByRole('checkbox', { name: /Raise the skew allowance/ }).isChecked()).toBe(true);
  });

  it.each(Object.keys(themes) as (keyof typeof themes)[])('looks at home in the theme %s', async (theme) => {
    for (const [window, name] of [
      [ben, 'author'],
      [maya, 'receiver'],
    ] as const) {
      await window.chooseTheme(theme);
      await window.page.waitForTimeout(500);
      await shoot(window, `${name}-${theme}`);
    }
  });

  it('asked GitHub for nothing that GitHub does not offer', () => {
    expect(demo.gitHub.violations).toEqual([]);
  });
});
