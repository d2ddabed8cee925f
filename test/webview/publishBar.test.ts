import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Writing } from '../../src/protocol/composeState.ts';
import { blankDraft, destinations, writing } from './support/composeStates.ts';
import { buildWebview, launchChromium, openWebview, type WebviewPage } from './support/webviewPage.ts';

let browser: Browser;
let folder: string;

beforeAll(async () => {
  [browser, folder] = await Promise.all([launchChromium(), buildWebview('compose')]);
});
afterAll(() => browser.close());

async function show(part: Partial<Writing>): Promise<WebviewPage> {
  const view = await openWebview(browser, { name: 'compose', folder });
  await view.send('state', writing(part));
  return view;
}

const at = (name: string): Partial<Writing> => ({ destinations: destinations[name]! });

describe('the edit of a published note', () => {
  const editing: Writing = {
    ...writing(),
    target: {
      type: 'pullRequestMerged',
      number: 214,
      title: 'Rotate',
      url: 'https://github.com/acme/keys/pull/214',
    },
    editing: { url: 'https://github.com/acme/keys/pull/214#issuecomment-1' },
    problems: [],
  };

  it('goes to the note, whatever became of the pull request, and has the kind that it had', async () => {
    const view = await show(editing);
    expect(await view.page.textContent('#publish')).toBe('Update on GitHub');
    expect(await view.page.getByRole('group', { name: 'Kind of note' }).count()).toBe(0);
    expect(await view.page.getByText('is merged').count()).toBe(0);
    await view.page.locator('#why').press('Control+Enter');
    await expect.poll(() => view.events('publish')).toHaveLength(1);
    await view.close();
  });

  it('shows the note on GitHub, and leaves or discards what was changed', async () => {
    const view = await show(editing);
    await view.page.getByRole('button', { name: 'Open on GitHub' }).click();
    expect(await view.events('openUrl')).toEqual([editing.editing]);
    await view.page.getByRole('button', { name: 'Back to the Draft' }).click();
    expect(await view.events('leaveEdit')).toHaveLength(1);
    await view.page.getByRole('button', { name: 'More ways' }).click();
    await view.page.getByRole('menuitem', { name: 'Discard Changes' }).click();
    expect(await view.events('discard')).toHaveLength(1);
    await view.close();
  });

  it('begins at the top of the form, where another note was scrolled; not under hands that type', async () => {
    const view = await show({});
    await view.page.setViewportSize({ width: 320, height: 300 });
    const nextDraft = {
      header: { ...blankDraft.header, id: 'next' },
      content: { ...blankDraft.content, summary: 'Next' },
    };
    const scrolled = (): Promise<number> => view.page.evaluate('window.scrollY');
    const scroll = async (): Promise<void> => {
      await view.page.evaluate('window.scrollTo(0, 400)');
      await expect.poll(scrolled).toBeGreaterThan(100);
    };
    await scroll();
    await view.send('state', { ...editing, draft: blankDraft });
    await expect.poll(scrolled).toBe(0);
    await view.page.focus('#why');
    await scroll();
    await view.send('state', { ...editing, draft: nextDraft });
    await expect.poll(() => view.page.inputValue('#summary')).toBe('Next');
    expect(await scrolled()).toBeGreaterThan(100);
    await view.close();
  });
});

describe('the button', () => {
  it('says when it publishes where the note waits with its review requests', async () => {
    const view = await show({ review: { who: ['maya'], at: writing().now + 3_600_000 }, problems: [] });
    expect(await view.page.textContent('#publish')).toMatch(/^Publish \D*\d\d:\d\d$/);
    await view.send('state', writing({ review: { who: ['maya'] }, problems: [] }));
    await expect.poll(() => view.page.textContent('#publish')).toBe('Publish to PR #214');
    await view.close();
  });

  it('tells why it cannot be pressed where the reason is out of sight', async () => {
    const view = await show({ target: { type: 'locked' }, problems: [] });
    const publish = view.page.locator('#publish');
    expect(await publish.isDisabled()).toBe(true);
    expect(await publish.getAttribute('title')).toBe(
      'The conversation of this pull request is locked. The draft is kept.',
    );
    await view.close();
  });
});

describe('where the note goes', () => {
  it.each([
    ['pullRequest', 'Publish to PR #214', /^Beside the code/],
    ['severalPullRequests', 'Publish to PR #209', /^Your choice.*offers no Discussions/],
    ['draftFirst', 'Open Draft PR and Publish', /no open pull request: a draft into main holds/],
    ['discussion', 'Publish to Discussion #12', /discussed already/],
  ])('names it and why: %s', async (name, button, reason) => {
    const view = await show({ ...at(name), target: { type: 'noPullRequest' } });
    expect(await view.page.textContent('#publish')).toBe(button);
    expect(await view.page.locator('.ways').first().textContent()).toMatch(reason);
    await view.page.click('#publish');
    expect(await view.events('publish')).toHaveLength(1);
    await view.close();
  });

  it('publishes by Ctrl+Enter from any field, as the button does', async () => {
    const view = await show({ ...at('pullRequest'), problems: [] });
    await view.page.locator('#why').press('Control+Enter');
    await expect.poll(() => view.events('publish')).toHaveLength(1);
    await view.close();
  });

  it('lets another place be chosen by keyboard, and marks the chosen one', async () => {
    const view = await show(at('severalPullRequests'));
    await view.page.getByRole('button', { name: 'Other places' }).click();
    const places = view.page.getByRole('menuitemradio');
    expect(await places.allTextContents()).toEqual([
      'Comment on PR #214, Rotate signing keys',
      'Comment on Draft PR #209, Backport',
    ]);
    expect(await places.nth(1).getAttribute('aria-checked')).toBe('true');
    await view.page.keyboard.press('ArrowUp');
    await view.page.keyboard.press('Enter');
    expect(await view.events('chooseDestination')).toEqual([{ key: 'pullRequest:214' }]);
    await view.close();
  });

  it('names the repository where there are two', async () => {
    const view = await show(at('draftFirst'));
    await view.page.getByRole('button', { name: 'More ways' }).click();
    expect(await view.page.getByRole('menuitemradio').allTextContents()).toEqual([
      'Open a Draft PR into main First (acme/keys)',
      'Open a Draft PR into main First (ben/keys)',
    ]);
    await view.close();
  });

  it('asks for another category where one was chosen', async () => {
    const view = await show(at('pullRequest'));
    await view.page.getByRole('button', { name: 'More ways' }).click();
    await view.page.getByRole('menuitem', { name: 'Choose Another Category…' }).click();
    expect(await view.events('chooseCategory')).toHaveLength(1);
    await view.close();
  });

  it('offers to push a branch that is not on the server', async () => {
    const view = await show({ ...at('notPushed'), target: { type: 'noPullRequest' } });
    expect(await view.page.isDisabled('#publish')).toBe(true);
    await view.page.getByRole('button', { name: 'Publish Branch' }).click();
    expect(await view.events('publishBranch')).toHaveLength(1);
    await view.close();
  });

  it('warns of a sensitive matter in public, and lets the writer decide', async () => {
    const view = await show(at('discussion'));
    await view.page.getByText(/Anyone on the internet can read acme\/keys.*“vulnerability”/).waitFor();
    expect(await view.page.isDisabled('#publish')).toBe(false);
    await view.page.getByRole('button', { name: 'It is fine there' }).click();
    expect(await view.events('dismissWarning')).toHaveLength(1);
    await view.close();
  });
});

describe('a note that goes with review requests', () => {
  const until = Date.parse('2026-11-24T04:00:00Z');

  it('says that it waits with them, and can be published at once', async () => {
    const view = await show({ ...at('pullRequest'), problems: [], review: { who: ['maya'], at: until } });
    await view.page
      .getByText('Publishing delivers it Tue 05:00, with the review request to @maya.')
      .waitFor();
    await view.page.click('#publish');
    expect(await view.events('publish')).toEqual([{ agreed: [] }]);
    await view.page.getByRole('button', { name: 'Publish now' }).click();
    expect((await view.events('publish'))[1]).toEqual({ agreed: [], deliverAt: 'now' });
    await view.close();
  });

  it('says whom publishing asks at once', async () => {
    const view = await show({ ...at('pullRequest'), review: { who: ['maya', 'li'] } });
    await view.page.getByText('Publishing also asks for a review by @maya, @li.').waitFor();
    expect(await view.page.getByRole('button', { name: 'Publish now' }).count()).toBe(0);
    await view.close();
  });
});

describe('a note on its way', () => {
  it('says where and when, and lets it be sent, changed and taken back', async () => {
    const view = await show({
      ...at('pullRequest'),
      publishing: {
        type: 'queued',
        until: Date.parse('2026-11-24T04:00:00Z'),
        destination: 'PR #214',
        isChanged: true,
      },
    });
    await view.page.getByText('Goes to PR #214 at Tue 05:00.').waitFor();
    await view.page.getByRole('button', { name: 'Queue the changed note' }).click();
    expect(await view.events('publish')).toEqual([
      { agreed: [], deliverAt: Date.parse('2026-11-24T04:00:00Z') },
    ]);
    await view.page.getByRole('button', { name: 'Send now' }).click();
    await view.page.getByRole('button', { name: 'Cancel' }).click();
    expect(await view.events('sendNow')).toHaveLength(1);
    expect(await view.events('cancelPublish')).toHaveLength(1);
    await view.close();
  });

  it('says that another account is signed in, and offers to switch', async () => {
    const view = await show({
      publishing: {
        type: 'failed',
        code: 'signedOut',
        detail: { type: 'otherAccount', author: 'ben', signedIn: 'ben-work' },
      },
    });
    await view.page.getByText(/written as @ben, and @ben-work is signed in/).waitFor();
    await view.page.getByRole('button', { name: 'Switch Account' }).click();
    expect(await view.events('switchAccount')).toHaveLength(1);
    await view.close();
  });
});
