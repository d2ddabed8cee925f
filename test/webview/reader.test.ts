import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hostileMarkdown } from './support/hostileMarkdown.ts';
import type { Reading } from '../../src/protocol/readerState.ts';
import { previewState, reading, readerStates } from './support/readerStates.ts';
import {
  buildWebview,
  launchChromium,
  openWebview,
  type OpenOptions,
  type WebviewPage,
} from './support/webviewPage.ts';

let browser: Browser;
let folder: string;
beforeAll(async () => {
  browser = await launchChromium();
  folder = await buildWebview('reader');
});
afterAll(() => browser.close());

const open = async (
  state: unknown,
  options: Pick<OpenOptions, 'localStorage'> = {},
): Promise<WebviewPage> => {
  const view = await openWebview(browser, { name: 'reader', folder, ...options });
  await view.send('state', state);
  await view.page.waitForSelector('h1');
  return view;
};

/** A random one (RFC 9562, version 4). */
const uuid = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;
const noteId = reading().thread.note.header.id;

const forbidden =
  'script, style, iframe, object, embed, svg, math, form, button:not([class]), meta, base, link, img, video, audio, template, dialog, textarea:not([class]), select:not([class]), input:not([type=checkbox])';

describe('the time left until the reply-by', () => {
  const late = reading().thread.note.header.replyBy! + 60_000;
  it.each([
    ['of the viewer', reading({ workingTimeLeft: { minutes: 240 } }), '4 working hours left'],
    ['of the viewer, none', reading({ workingTimeLeft: { minutes: 0 } }), 'no working time left'],
    [
      'of whom it waits on',
      reading({ workingTimeLeft: { minutes: 90, of: 'maya' } }),
      '1.5 working hours left for @maya',
    ],
    [
      'of whom it waits on, none',
      reading({ workingTimeLeft: { minutes: 0, of: 'maya' } }),
      'no working time left for @maya',
    ],
    ['by the clock', reading(), '4 hours left'],
    ['passed', reading({ now: late }), 'overdue'],
  ])('%s', async (_name, state, words) => {
    const view = await open(state);
    expect(await view.page.locator('.note-header').innerText()).toContain(`your time, ${words}`);
    await view.close();
  });

  it('is not counted for whom it was not set', async () => {
    for (const now of [reading().now, late]) {
      const view = await open(reading({ now, isOthersTime: true }));
      const header = await view.page.locator('.note-header').innerText();
      expect(header).toContain('your time');
      expect(header).not.toMatch(/overdue|left/);
      await view.close();
    }
  });

  it('is not said of a note that is over', async () => {
    const view = await open({ ...readerStates['done']!, now: late });
    expect(await view.page.locator('.note-header').innerText()).not.toMatch(/overdue|left/);
    await view.close();
  });
});

describe('hostile Markdown', () => {
  it('runs nothing, loads nothing and leads nowhere else', async () => {
    const view = await open(previewState('start'));
    await view.page.evaluate(
      'window.__ran = []; window.alert = (what) => window.__ran.push(what); window.hacked = window.alert',
    );
    for (const markdown of hostileMarkdown) {
      await view.send('state', previewState(markdown));
      const found = await view.page.evaluate<unknown>(`({
        elements: [...document.querySelector('.markdown').querySelectorAll(${JSON.stringify(forbidden)})].map((e) => e.outerHTML),
        attributes: [...document.querySelectorAll('.markdown *')].flatMap((e) => [...e.attributes].filter(({ name, value }) =>
          /^on|^style$|^class$|^id$|^name$|^src|^formaction|^action$|^xlink|^ping$|^target$/.test(name) ||
          (name === 'href' && !/^(?:https?:\\/\\/|mailto:|#$)/i.test(value))).map(({ name, value }) => name + '=' + value)),
        enabled: document.querySelectorAll('.markdown input:not(:disabled)').length,
      })`);
      expect({ markdown, found }).toEqual({ markdown, found: { elements: [], attributes: [], enabled: 0 } });
      for (const link of await view.page.locator('.markdown a').all()) await link.dispatchEvent('click');
    }
    await view.page.waitForTimeout(300);
    expect(await view.page.evaluate('window.__ran')).toEqual([]);
    expect(view.foreignRequests).toEqual([]);
    expect(view.page.url()).toBe('https://webview.test/');
    expect(view.page.context().pages()).toHaveLength(1);
    const opened = (await view.events('openLink')) as readonly { readonly url: string }[];
    expect(opened.filter(({ url }) => !/^(?:https?:\/\/|mailto:)/i.test(url))).toEqual([]);
    await view.close();
  });

  it('shows 60,000 characters of nested and unclosed text without hanging', async () => {
    const view = await open(previewState('start'));
    for (const piece of [
      '[',
      '> ',
      '*_',
      '`',
      'a.',
      '| ',
      '<div>',
      '@a/',
      '- \n ',
      '![',
      '&#x',
      'https://a.b/c?',
    ]) {
      const text = piece.repeat(Math.floor(60_000 / piece.length));
      await view.send('state', previewState(text));
      await view.page.waitForFunction(`document.querySelector('.comment')?.textContent.length > 0`);
    }
    await view.close();
  });
});

describe('links', () => {
  it('go to the host: pages as addresses, permalinks and paths as places in files', async () => {
    const view = await open(readerStates['receiver']);
    await view.page.getByRole('link', { name: 'src/keys/rotate.ts:40-88' }).first().click();
    await view.page.getByRole('link', { name: 'src/keys/verify.ts:12' }).click();
    await view.page.getByRole('link', { name: '#198' }).click();
    expect(await view.events('openReference')).toEqual([
      { path: 'src/keys/rotate.ts', line: 40, endLine: 88 },
      { path: 'src/keys/verify.ts', line: 12, commit: 'a1c9e02f5b6c7d8e9f0a1b2c3d4e5f60718293a4' },
    ]);
    expect(await view.events('openLink')).toEqual([{ url: 'https://github.com/acme/keys/issues/198' }]);
    await view.close();
  });
});

describe('answers', () => {
  const requests = async (view: WebviewPage, of = 'reply') =>
    (await view.posted()).filter(({ type, name }) => type === 'request' && name === of);

  it('accepts with the read-back as it was changed, once, by keyboard', async () => {
    const view = await open(reading());
    await view.page.fill('#blocker', 'no access to eu-2 metrics');
    await view.page.getByRole('button', { name: 'Accept' }).press('Enter');
    await view.page.keyboard.press('Enter');
    const sent = await requests(view);
    expect(sent).toHaveLength(1);
    const { id, ...said } = sent[0]?.data as { readonly id: string };
    expect(id).toMatch(uuid);
    expect(said).toEqual({
      again: false,
      action: {
        type: 'accepted',
        readBack: {
          nextStep: 'Remove old key after 24 h green',
          blocker: 'no access to eu-2 metrics',
          doneBy: Date.parse('2026-11-25T12:00:00+05:30'),
        },
      },
    });
    await view.close();
  });

  it('keeps the text when the host could not queue it', async () => {
    const view = await open(reading());
    await view.page.getByRole('button', { name: 'Ask…' }).click();
    await view.page.keyboard.type('Which dashboard?');
    await view.page.getByRole('button', { name: 'Ask', exact: true }).click();
    const [sent] = await requests(view);
    expect(sent?.data).toMatchObject({ action: { type: 'asked', question: 'Which dashboard?' } });
    await view.sendRaw({ type: 'error', id: sent?.id, code: 'failed' });
    await view.page.getByRole('alert').waitFor();
    expect(await view.page.inputValue('#reply-ask')).toBe('Which dashboard?');
    await view.close();
  });

  it('keeps what was begun over a reload, and clears it once it is queued', async () => {
    const first = await open(reading());
    await first.page.getByRole('button', { name: 'Decline…' }).click();
    await first.page.keyboard.type('On leave');
    // VS Code writes the state of a view too late for a reload at once; the host has got nothing yet.
    const localStorage = await first.localStorage();
    await first.close();
    const second = await open(reading(), { localStorage });
    expect(await second.page.inputValue('#reply-decline')).toBe('On leave');
    await second.page.getByRole('button', { name: 'Decline', exact: true }).click();
    const [sent] = await requests(second);
    await second.sendRaw({ type: 'result', id: sent?.id, data: {} });
    await second.page.getByRole('button', { name: 'Accept' }).waitFor();
    // The note stays, so that its panel can be brought back after a reload.
    expect(await second.savedState()).toEqual({ note: noteId });
    expect(await second.localStorage()).toEqual({});
    expect((await second.events('keepReply')).at(-1)).toEqual({ note: noteId });
    await second.close();
  });

  /** The answer's text in a reader that was reloaded after it was handed over and before the host answered. */
  const reloadedWhileHandingOver = async () => {
    const first = await open(reading());
    await first.page.getByRole('button', { name: 'Decline…' }).click();
    await first.page.keyboard.type('On leave');
    await first.page.keyboard.press('Control+Enter');
    const [sent] = await requests(first);
    const { id } = sent?.data as { readonly id: string };
    const localStorage = await first.localStorage();
    await first.close();
    const second = await open(reading(), { localStorage });
    expect(await second.page.inputValue('#reply-decline')).toBe('On leave');
    return { second, id };
  };

  it('hands the same reply over under its first name after a reload in between', async () => {
    const { second, id } = await reloadedWhileHandingOver();
    await second.page.locator('#reply-decline').press('Control+Enter');
    const [again] = await requests(second);
    expect(again?.data).toEqual({ id, again: true, action: { type: 'declined', reason: 'On leave' } });
    await second.sendRaw({ type: 'result', id: again?.id, data: {} });
    await second.page.getByRole('button', { name: 'Accept' }).waitFor();
    expect(await second.localStorage()).toEqual({});
    await second.close();
  });

  it('hands over what was changed since as another reply', async () => {
    const { second, id } = await reloadedWhileHandingOver();
    await second.page.locator('#reply-decline').fill('On leave until Monday');
    await second.page.locator('#reply-decline').press('Control+Enter');
    const [other] = await requests(second);
    expect(other?.data).toMatchObject({ again: false, action: { reason: 'On leave until Monday' } });
    expect(other?.data).not.toMatchObject({ id });
    await second.close();
  });

  it.each([
    ['waits to be sent', (id: string) => ({ queuedReplies: [id] })],
    [
      'stands on GitHub',
      (id: string) => {
        const { thread } = reading();
        const { comment, note } = thread;
        const reply = {
          id,
          note: note.header.id,
          author: 'maya',
          repositoryId: note.header.repositoryId,
          writtenAt: note.header.publishedAt,
          action: { type: 'declined', reason: 'On leave' },
        } as const;
        return { thread: { ...thread, replies: [{ reply, comment, counts: true }] } };
      },
    ],
  ])('clears what was handed over before a reload once it %s', async (_where, known) => {
    const { second, id } = await reloadedWhileHandingOver();
    await second.send('state', reading(known('9f1c1c5e-0000-4000-8000-000000000000')));
    expect(await second.page.inputValue('#reply-decline')).toBe('On leave');
    await second.send('state', reading(known(id)));
    await expect.poll(() => second.page.locator('#reply-decline').count()).toBe(0);
    expect(await second.localStorage()).toEqual({});
    expect((await second.events('keepReply')).at(-1)).toEqual({ note: noteId });
    await second.close();
  });

  it('sends by Ctrl+Enter, as comment boxes on GitHub do, and only what can be sent', async () => {
    const view = await open(reading());
    await view.page.locator('#blocker').press('Control+Enter');
    const accepted = await requests(view);
    expect(accepted).toHaveLength(1);
    await view.sendRaw({ type: 'result', id: accepted[0]?.id, data: {} });
    await view.page.getByRole('button', { name: 'Decline…' }).click();
    await view.page.locator('#reply-decline').press('Control+Enter');
    expect(await requests(view)).toHaveLength(1);
    await view.page.keyboard.type('On leave');
    await view.page.keyboard.press('Meta+Enter');
    await expect.poll(() => requests(view)).toHaveLength(2);
    await view.close();
  });

  it('keeps what stands in the other forms, and what is typed on while a reply is handed over', async () => {
    const view = await open(reading());
    await view.page.getByRole('button', { name: 'Decline…' }).click();
    await view.page.keyboard.type('On leave');
    await view.page.keyboard.press('Escape');
    expect(await view.page.evaluate('document.activeElement.id')).toBe('open-decline');
    await view.page.getByRole('button', { name: 'Ask…' }).click();
    await view.page.keyboard.type('Which dashboard?');
    await view.page.getByRole('button', { name: 'Ask', exact: true }).click();
    await view.page.locator('#reply-ask').focus();
    await view.page.keyboard.press('End');
    await view.page.keyboard.type(' And who?');
    const [sent] = await requests(view);
    await view.sendRaw({ type: 'result', id: sent?.id, data: {} });
    await view.page.getByRole('button', { name: 'Ask', exact: true }).isEnabled();
    expect(await view.page.inputValue('#reply-ask')).toBe('Which dashboard? And who?');
    await view.page.keyboard.press('Escape');
    await view.page.getByRole('button', { name: 'Decline…' }).click();
    expect(await view.page.inputValue('#reply-decline')).toBe('On leave');
    await view.close();
  });

  it('says why the host refused, and lets a reply that waits be sent or taken back', async () => {
    const view = await open(reading());
    await view.page.getByRole('button', { name: 'Accept' }).press('Enter');
    const [sent] = await requests(view);
    expect(await view.page.getByRole('status').allTextContents()).toContain('Sending…');
    await view.sendRaw({ type: 'result', id: sent?.id, data: { refused: 'The disk is full.' } });
    expect(await view.page.getByRole('alert').textContent()).toContain('The disk is full.');
    const until = Date.parse('2026-11-24T05:00:00Z');
    await view.send('state', reading({ sending: { type: 'waiting', until, reason: 'offline' } }));
    const notice = view.page.locator('.notice.info');
    expect(await notice.textContent()).toContain('GitHub cannot be reached');
    await notice.getByRole('button', { name: 'Send now' }).click();
    await notice.getByRole('button', { name: 'Cancel' }).click();
    expect(await view.events('sendNow')).toHaveLength(1);
    expect(await view.events('cancelSending')).toHaveLength(1);
    await view.close();
  });

  it('hands what was begun to the host, and takes it back in a panel that was closed since', async () => {
    const first = await open(reading());
    await first.page.getByRole('button', { name: 'Ask…' }).click();
    await first.page.keyboard.type('Which dashboard?');
    await first.page.getByLabel('About').selectOption('whereItStands');
    // The panel is closed at once: the page hands over what it holds.
    await first.page.evaluate("window.dispatchEvent(new Event('pagehide'))");
    const kept = (await first.events('keepReply')).at(-1) as { readonly value?: unknown };
    await first.close();
    const second = await openWebview(browser, { name: 'reader', folder });
    await second.send('kept', { note: noteId, value: kept.value });
    await second.send('state', reading());
    await second.page.waitForSelector('h1');
    expect(await second.page.inputValue('#reply-ask')).toBe('Which dashboard?');
    expect(await second.page.inputValue('#ask-section')).toBe('whereItStands');
    await second.close();
  });

  it('lets those tick a step who may, also two at once, and others see how it stands', async () => {
    const mayTick = [true, true];
    const view = await open(reading({ viewer: 'ben', mayAccept: false, mayEdit: true, mayTick }));
    await view.page.getByRole('checkbox', { name: /Remove old key/ }).press('Space');
    await view.page.getByRole('checkbox', { name: /Raise skew/ }).press('Space');
    const ticks = (await requests(view, 'tick')).map(({ data }) => data);
    expect(ticks).toEqual([
      { index: 1, done: true },
      { index: 0, done: false },
    ]);
    await view.page.getByRole('button', { name: 'Edit', exact: true }).click();
    expect(await view.events('edit')).toHaveLength(1);
    await view.send('state', reading());
    expect(await view.page.getByRole('checkbox').count()).toBe(0);
    await view.close();
  });

  it('says who ticked a step and when, in the step and in what became of the note', async () => {
    const view = await open(readerStates['steps-ticked']);
    const steps = view.page.locator('.step-text');
    expect(await steps.nth(0).textContent()).toMatch(/done by @maya at/);
    expect(await steps.nth(1).textContent()).toMatch(/done, being sent/);
    expect(await view.page.locator('.history .ticked li').allTextContents()).toEqual([
      'Done:Raise skew allowance to 90 s and rerun canary',
    ]);
    await view.page.getByRole('checkbox', { name: /Raise skew/ }).click();
    const [request] = await requests(view, 'tick');
    await view.sendRaw({ type: 'error', id: request?.id, code: 'failed' });
    await view.page.waitForSelector('[role=alert]');
    expect(await view.page.getByRole('checkbox', { name: /Raise skew/ }).isChecked()).toBe(true);
    await view.page.getByRole('checkbox', { name: /Raise skew/ }).click();
    const again = (await requests(view, 'tick')).at(-1);
    await view.sendRaw({ type: 'result', id: again?.id, data: { refused: 'The step is gone.' } });
    await view.page.getByRole('alert').getByText('The step is gone.').waitFor();
    await view.close();
  });

  it('opens the answer for a command, as the button beside the question does', async () => {
    const view = await open(reading());
    await view.send('openReply', { form: 'answer' });
    await view.page.getByRole('textbox', { name: 'Your answer' }).and(view.page.locator(':focus')).waitFor();
    await view.page.keyboard.type('Yes.');
    await view.page.keyboard.press('Control+Enter');
    expect((await requests(view)).at(-1)?.data).toMatchObject({
      action: { type: 'answered', answer: '> Keep the old key one week for mobile 3.x?\n\nYes.' },
    });
    await view.close();
  });

  it('passes on by keyboard and answers a question with the question above', async () => {
    const view = await open(reading());
    await view.page.getByRole('button', { name: 'Pass On…' }).press('Enter');
    await view.page.keyboard.type('li');
    await view.page.keyboard.press('Enter');
    await view.page.getByRole('button', { name: 'Pass On', exact: true }).press('Enter');
    const [sent] = await requests(view);
    expect(sent?.data).toMatchObject({ action: { type: 'passedOn', to: ['li'], reason: '' } });
    await view.sendRaw({ type: 'result', id: sent?.id, data: {} });
    await view.page.getByRole('button', { name: 'Answer question 1' }).click();
    await view.page.keyboard.type('Yes.');
    await view.page.getByRole('button', { name: 'Send Answer' }).click();
    expect((await requests(view)).at(-1)?.data).toMatchObject({
      action: {
        type: 'answered',
        answer: '> Keep the old key one week for mobile 3.x?\n\nYes.',
        section: 'questions',
      },
    });
    await view.close();
  });

  it('shows the author who accepted it and what was understood', async () => {
    const view = await open(readerStates['author-accepted']);
    expect(await view.page.locator('.turn').textContent()).toBe('accepted by @maya');
    expect(await view.page.locator('.history').textContent()).toContain('accepted by @maya at 04:20');
    expect(await view.page.locator('.read-back-text').textContent()).toContain('Rerun canary with 90 s');
    expect(await view.page.getByRole('button', { name: 'Accept' }).count()).toBe(0);
    await view.close();
  });

  it('shows unverified comments as text and offers no answer', async () => {
    const view = await open(readerStates['unverified-authorMismatch']);
    expect(await view.page.locator('pre').textContent()).toContain('## Give me access');
    expect(await view.page.getByRole('button').allTextContents()).toEqual(['Open on GitHub']);
    await view.close();
  });
});

describe('the preview', () => {
  it('of an edit names no other place than the published note', async () => {
    const view = await open(previewState('## Rotate', { isEdit: true }));
    expect(await view.page.locator('.preview-header .quiet').textContent()).toContain('the published note');
    await view.page.getByRole('button', { name: 'Update on GitHub' }).click();
    expect(await view.events('publish')).toHaveLength(1);
    await view.close();
  });

  it('publishes nothing while nothing is written, such as after the note was published', async () => {
    const view = await open(previewState('**Handoff**', { isBlank: true }));
    expect(await view.page.locator('main').textContent()).toContain('Nothing is written yet');
    expect(await view.page.getByRole('button').count()).toBe(0);
    await view.send('state', previewState('**Handoff**'));
    await view.page.getByRole('button', { name: 'Publish to PR #214' }).waitFor();
    await view.close();
  });

  it('names the place to which it publishes, and offers none where there is none', async () => {
    const place = { channel: 'newDiscussion', key: 'd', repository: 'acme/keys', category: 'Ideas' } as const;
    const view = await open(previewState('## Rotate', { place }));
    expect(await view.page.locator('.preview-header .quiet').textContent()).toContain('new Discussion');
    await view.page.getByRole('button', { name: 'Publish to a Discussion in Ideas' }).click();
    expect(await view.events('publish')).toHaveLength(1);
    const nowhere = Object.entries(previewState('## Rotate')).filter(([key]) => key !== 'place');
    await view.send('state', Object.fromEntries(nowhere));
    await view.page.getByText('no place for it yet').waitFor();
    expect(await view.page.getByRole('button', { name: /Publish/ }).count()).toBe(0);
    await view.close();
  });
});

describe('what a reader should know', () => {
  const behind = {
    commits: [],
    forcePushed: false,
    behind: true,
    branchDeleted: false,
    localOnly: false,
    hasChanges: false,
    stepsLookDone: [],
    failingChecks: [],
  };

  it('comes late and moves nothing, whether something happened or not', async () => {
    const view = await open(reading());
    const box = view.page.locator('.stale');
    const accept = view.page.getByRole('button', { name: 'Accept' });
    await box.getByText('Looking up what happened since it was written…').waitFor();
    const before = await accept.boundingBox();
    expect(before?.height).toBeGreaterThan(0);
    await view.send('state', reading({ staleness: { ...behind, behind: false } }));
    await box.getByText('Nothing happened on its branch since it was written.').waitFor();
    expect(await accept.boundingBox()).toEqual(before);
    await view.send('state', reading({ staleness: behind }));
    await box.getByText('it was never pushed, or was taken back').waitFor();
    expect(await accept.boundingBox()).toEqual(before);
    await view.close();
  });

  it('is for the author what to do about a commit that is not pushed, and a button where it can be', async () => {
    const view = await open(reading({ staleness: behind }));
    const box = view.page.locator('.stale');
    const push = box.getByRole('button', { name: 'Push' });
    expect(await box.textContent()).toContain('it was never pushed, or was taken back');
    await view.send('state', reading({ staleness: behind, viewer: 'ben', mayAccept: false }));
    await box.getByText('Push it, so that the receiver can start.').waitFor();
    expect(await push.count()).toBe(0);
    await view.send('state', reading({ staleness: behind, viewer: 'ben', mayAccept: false, mayPush: true }));
    await push.click();
    expect(await view.events('push')).toEqual([{}]);
    await view.close();
  });

  it('is what was in no commit when it was written, whatever the branch has since', async () => {
    const told = (uncommitted: number, change: Partial<Reading> = {}): Reading => {
      const state = reading({ staleness: { ...behind, behind: false }, ...change });
      const { note } = state.thread;
      return {
        ...state,
        thread: { ...state.thread, note: { ...note, header: { ...note.header, uncommitted } } },
      };
    };
    const view = await open(told(2));
    const box = view.page.locator('.uncommitted');
    expect(await box.innerText()).toContain('2 files were not committed when it was written.');
    expect(await box.innerText()).toContain('ask @ben to push it');
    await view.send('state', told(1, { viewer: 'ben', mayAccept: false }));
    await box.getByText('1 file was not committed').waitFor();
    expect(await box.innerText()).not.toContain('@ben');
    await view.send('state', told(0));
    await box.waitFor({ state: 'detached' });
    await view.close();
  });

  it('is that the note was edited after it was published, and when', async () => {
    const view = await open(reading());
    const facts = view.page.locator('.facts');
    expect(await facts.textContent()).not.toContain('edited');
    const { thread, now } = reading();
    const comment = {
      ...thread.comment,
      editing: { type: 'by', login: 'ben' } as const,
      updatedAt: now - 600_000,
    };
    await view.send('state', reading({ thread: { ...thread, comment } }));
    await facts.getByText('edited 10 min ago').waitFor();
    await view.close();
  });

  it('is the whole form that they opened, with the button that sends it', async () => {
    const view = await open(reading({ mayAccept: false, viewer: 'ben' }));
    await view.page.setViewportSize({ width: 600, height: 400 });
    // At the end of the note, where the field is partly in view as soon as it opens.
    await view.page.evaluate('window.scrollTo(0, 1e6)');
    await view.page.getByRole('button', { name: 'Withdraw…' }).click();
    const send = await view.page.getByRole('button', { name: 'Withdraw', exact: true }).boundingBox();
    expect((send?.y ?? Infinity) + (send?.height ?? 0)).toBeLessThanOrEqual(400);
    await view.close();
  });

  it('is how many steps are not ticked, before it is marked done', async () => {
    const owner = { mayAccept: false, viewer: 'ben' };
    const view = await open(reading(owner));
    await view.page.getByRole('button', { name: 'Mark Done…' }).click();
    await view.page.getByText('1 step is not ticked.').waitFor();
    const { thread } = reading();
    const { note } = thread;
    const steps = (done: boolean) => note.content.nextSteps.map((step) => ({ ...step, done }));
    const withSteps = (done: boolean) => ({
      ...thread,
      note: { ...note, content: { ...note.content, nextSteps: steps(done) } },
    });
    await view.send('state', reading({ ...owner, thread: withSteps(false) }));
    await view.page.getByText('2 steps are not ticked.').waitFor();
    await view.send('state', reading({ ...owner, thread: withSteps(true) }));
    await view.page.getByText('not ticked').waitFor({ state: 'detached' });
    await view.close();
  });
});
