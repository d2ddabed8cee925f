import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HOUR } from '../../src/core/availability/civilDate.ts';
import { benAtWork, type BenAtWork } from './benAtWork.ts';
import { patience } from './workbench.ts';

const summary = 'Is the skew allowance right?';

/** `14:00-15:00` on UTC's clock: a daily window that is shut for two hours from now on, whenever this runs. */
function laterToday(now: number): string {
  const clock = (instant: number): string => new Date(instant).toISOString().slice(11, 16);
  return `${clock(now + 2 * HOUR)}-${clock(now + 4 * HOUR)}`;
}

/** A review is asked for at the right time, of the right people, once. */
describe('a review request', () => {
  let demo: BenAtWork['demo'];
  let ben: BenAtWork['ben'];
  let close: BenAtWork['close'] | undefined;

  const row = (text: string): Locator =>
    ben.page.locator('.quick-input-list .monaco-list-row', { hasText: text }).first();
  const pullOf = ({ gitHub }: BenAtWork['demo']) =>
    gitHub.state.pulls(gitHub.state.data.repositories[0]!)[0]!.pull;
  const pullRequest = () => pullOf(demo);
  const notes = () => demo.gitHub.state.data.comments.filter(({ body }) => body.includes(summary));
  const asked = (): number =>
    demo.gitHub.requests.filter(
      ({ method, path }) => method === 'POST' && path.endsWith('/requested_reviewers'),
    ).length;
  const chooseMaya = async (): Promise<void> => {
    await ben.run('Baton: Request a Review…');
    await ben.page.getByPlaceholder('Who should review?').waitFor({ timeout: patience });
    await row('Maya Rao').locator('.label-name').first().click();
    await ben.page.locator('.quick-input-widget').getByRole('button', { name: 'OK' }).click();
  };

  beforeAll(async () => {
    const team = [
      'version: 1',
      'members:',
      `  maya: { name: Maya Rao, zone: UTC, response: 1h, hours: { mon-sun: "${laterToday(Date.now())}" } }`,
      '  li: { name: Li Wei, zone: UTC, hours: { mon-sun: 00:00-24:00 } }',
    ];
    ({ demo, ben, close } = await benAtWork({
      prepare: async (started) => {
        await writeFile(join(started.people.ben.clone, '.github', 'baton.yml'), team.join('\n'));
        pullOf(started).requestedTeams = ['platform'];
      },
    }));
  });

  afterAll(() => close?.());

  it('goes with a review note', async () => {
    const form = await ben.compose();
    await form
      .getByText(`PR #${demo.pull.number}`)
      .first()
      .waitFor({ timeout: 3 * patience });
    await form.getByRole('radio', { name: 'Review' }).check();
    await form.getByRole('textbox', { name: 'Question 1' }).fill('Is 90 s enough?');
    await form.getByLabel('Summary').fill(summary);
    await form.getByLabel('Where it stands').fill('Dual-verify works locally.');
    await form.getByLabel('Where to look').fill('src/token.ts:1-10');
    await form.getByText(/saved/).first().waitFor();
  });

  it('ranks who could review, and says why', async () => {
    await ben.run('Baton: Request a Review…');
    await ben.page.getByPlaceholder('Who should review?').waitFor({ timeout: patience });
    const rows = await ben.page.locator('.quick-input-list .monaco-list-row').allInnerTexts();
    expect(rows[0]).toMatch(/Li Wei[^]*@li · .* · working[^]*answer by .* owns 3 of 5 files/);
    expect(rows[1]).toMatch(/Maya Rao[^]*@maya · .* · off until .*[^]*answer by .* owns 1 of 5 files/);
    expect(rows.slice(2).join('\n')).toMatch(/@ben[^]*author of the pull request/);
    expect(rows.slice(2).join('\n')).toMatch(/@acme\/platform[^]*asked already/);
    await ben.page.keyboard.press('Enter');
    await ben.page.locator('.quick-input-widget').getByText('Nobody is ticked yet').waitFor();
    await ben.page.keyboard.press('Escape');
  });

  it('lets the note that is written first wait with the request, and says so in the form', async () => {
    await chooseMaya();
    await row('Deliver at their next window').click();
    await row('Open the review note first').click();
    const form = await ben.compose();
    await form.getByText(/Publishing delivers it .*, with the review request to @maya\./).waitFor();
    await form.getByRole('button', { name: 'Publish now' }).waitFor();
    expect(notes()).toEqual([]);
  });

  it('warns of somebody who is off, with other times and other people, and waits in the outbox', async () => {
    await chooseMaya();
    await row('@maya: off until').getByText('Ask now').waitFor();
    await row('Ask @li instead of @maya').waitFor();
    await row('Deliver at their next window').click();
    await row('Send with the review note').click();
    await ben.row('Review request to @maya').waitFor();
    const form = await ben.compose();
    await form.getByText(`Goes to PR #${demo.pull.number} at`).waitFor();
    expect(pullRequest()).toMatchObject({ requestedReviewers: [], requestedTeams: ['platform'] });
    expect(notes()).toEqual([]);
  });

  it('is sent once, however often it is asked for, and leaves the requests of others', async () => {
    await ben.run('Baton: Request a Review…');
    await row('Maya Rao')
      .getByText(/a request is in the outbox: goes /)
      .waitFor();
    await ben.page.keyboard.press('Escape');
    await chooseMaya();
    await row('Deliver at their next window').click();
    await row('Request without a note').click();
    await ben.page
      .getByText(/In the outbox until then: Review request to @maya/)
      .first()
      .waitFor();
    const waiting = ben.row('Review request to @maya');
    expect(await waiting.count()).toBe(1);
    await waiting.click();
    await waiting.getByRole('button', { name: 'Send Now' }).click();
    await expect.poll(() => pullRequest().requestedReviewers, { timeout: patience }).toEqual(['maya']);
    await waiting.waitFor({ state: 'detached', timeout: patience });
    const form = await ben.compose();
    await form.getByRole('button', { name: 'Send now' }).click();
    await expect.poll(() => notes().length, { timeout: patience }).toBe(1);
    await form
      .getByText(/Published/)
      .first()
      .waitFor();
    expect(asked()).toBe(1);
    expect(pullRequest()).toMatchObject({ requestedReviewers: ['maya'], requestedTeams: ['platform'] });
    expect(notes()).toHaveLength(1);
    expect(notes()[0]?.body).toContain('@maya');
    expect(demo.gitHub.violations).toEqual([]);
  });
});
