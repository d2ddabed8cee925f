import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Draft } from '../../src/core/note/note.ts';
import { supersedes } from '../../src/core/note/thread/succession.ts';
import { problemKey } from '../../src/core/note/readiness/problem.ts';
import type { Problem } from '../../src/protocol/peopleSchemas.ts';
import type { Writing } from '../../src/protocol/composeState.ts';
import { blankDraft, draft, places, writing } from './support/composeStates.ts';
import { focused, tabOrder } from './support/pressKeys.ts';
import {
  buildWebview,
  launchChromium,
  openWebview,
  type OpenOptions,
  type WebviewPage,
} from './support/webviewPage.ts';

interface Edit {
  readonly revision: number;
  readonly version: number;
  readonly draft: Draft;
  readonly base?: Draft;
}

let browser: Browser;
let folder: string;
beforeAll(async () => {
  browser = await launchChromium();
  folder = await buildWebview('compose');
});
afterAll(() => browser.close());

const open = async (
  state: Writing = writing(),
  options: Pick<OpenOptions, 'savedState' | 'localStorage'> = {},
): Promise<WebviewPage> => {
  const view = await openWebview(browser, { name: 'compose', folder, ...options });
  await view.send('state', state);
  await view.page.waitForSelector('#summary');
  return view;
};

/** Waits until the view has sent an edit in which the predicate holds. */
const editWhere = async (view: WebviewPage, holds: (draft: Draft) => boolean): Promise<Edit> => {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    // The view's edits have the contract's shape; what they hold is what the tests look at.
    const edits = (await view.events('edit')) as readonly Edit[];
    const found = edits.findLast((edit) => holds(edit.draft));
    if (found !== undefined) return found;
    await view.page.waitForTimeout(20);
  }
  throw new Error(`No such edit: ${JSON.stringify(await view.events('edit'))}`);
};

const values = (view: WebviewPage): Promise<Record<string, string>> =>
  view.page.evaluate(
    `Object.fromEntries([...document.querySelectorAll('textarea, input, select')].map((e) => [e.id, e.value]))`,
  );

describe('typing', () => {
  it('loses nothing under a storm of states, and the cursor stays where it is', async () => {
    const view = await open(writing({ draft: blankDraft }));
    const text = 'The quick brown fox jumps over the lazy dog. '.repeat(6).trim();
    await view.page.focus('#whereItStands');
    const old = JSON.stringify({
      type: 'event',
      name: 'state',
      data: writing({ draft: blankDraft, save: { type: 'saving' } }),
    });
    await view.page.evaluate(
      `window.__storm = setInterval(() => window.dispatchEvent(new MessageEvent('message', { data: ${old} })), 3)`,
    );
    await view.page.keyboard.type(text, { delay: 2 });
    for (let step = 0; step < 4; step += 1) await view.page.keyboard.press('ArrowLeft');
    await view.page.waitForTimeout(100);
    await view.page.keyboard.type('!');
    await view.page.evaluate('clearInterval(window.__storm)');
    const expected = `${text.slice(0, -4)}!${text.slice(-4)}`;
    expect((await values(view))['whereItStands']).toBe(expected);
    expect((await editWhere(view, ({ content }) => content.whereItStands === expected)).draft.header.id).toBe(
      blankDraft.header.id,
    );
    await view.close();
  });

  it('takes what was written elsewhere without moving the cursor in the text', async () => {
    const view = await open();
    await view.page.focus('#why');
    await view.page.keyboard.press('End');
    for (let step = 0; step < 5; step += 1) await view.page.keyboard.press('ArrowLeft');
    const why = `Well: ${draft.content.why}`;
    await view.send(
      'state',
      writing({ version: 2, draft: { ...draft, content: { ...draft.content, why } } }),
    );
    await view.page.keyboard.type('X');
    expect((await values(view))['why']).toBe(`${why.slice(0, -5)}X${why.slice(-5)}`);
    await view.close();
  });

  it.each([
    { where: 'in the browser’s storage', storage: undefined },
    { where: 'in VS Code’s where the browser has none', storage: 'blocked' as const },
  ])(
    'keeps unsent text over a reload $where and sends it with the text on which it stands',
    async ({ storage }) => {
      const keptBy = async (view: WebviewPage): Promise<NonNullable<OpenOptions['localStorage']>> =>
        storage ?? (await view.localStorage());
      const first = await open(writing(), { localStorage: storage ?? {} });
      await first.page.focus('#summary');
      await first.page.keyboard.press('End');
      await first.page.keyboard.type(' at all');
      const kept = { localStorage: await keptBy(first), savedState: await first.savedState() };
      await first.close();
      const elsewhere: Draft = {
        ...draft,
        content: { ...draft.content, why: 'Changed in the Markdown document.' },
      };
      const second = await open(writing({ draft: elsewhere, version: 9, revision: 4 }), kept);
      const edit = await editWhere(second, ({ content }) => content.summary.endsWith(' at all'));
      expect(edit).toMatchObject({ revision: 5, version: 0, base: { content: { why: draft.content.why } } });
      await second.send('state', writing({ draft: { ...edit.draft }, revision: 5, version: 10 }));
      expect((await second.savedState()) ?? {}).toEqual({});
      expect(await keptBy(second)).toEqual(storage ?? {});
      await second.close();
    },
  );

  it('keeps text that came to the host until the host has stored it', async () => {
    const view = await open();
    await view.page.focus('#summary');
    await view.page.keyboard.press('End');
    await view.page.keyboard.type('!');
    const edit = await editWhere(view, ({ content }) => content.summary.endsWith('!'));
    const come = { draft: edit.draft, revision: edit.revision, version: 2 };
    await view.send('state', writing({ ...come, save: { type: 'saving' } }));
    expect(Object.values(await view.localStorage())).toEqual([expect.stringContaining('anyone out!')]);
    await view.send('state', writing({ ...come, save: { type: 'saved', at: 0 } }));
    expect(await view.localStorage()).toEqual({});
    await view.close();
  });

  it('sends what is written before another kind is shown', async () => {
    const view = await open();
    await view.page.focus('#summary');
    await view.page.keyboard.type('X');
    const other = { ...blankDraft, header: { ...blankDraft.header, kind: 'review' as const } };
    await view.send('state', writing({ draft: other }));
    const edit = await editWhere(view, ({ header }) => header.id === draft.header.id);
    expect(edit.draft.content.summary).toContain('X');
    expect((await values(view))['summary']).toBe('');
    await view.close();
  });

  it('keeps a chosen kind while the host still speaks of the draft of the other kind', async () => {
    const view = await open();
    const kinds = (name: string) => view.page.getByRole('radio', { name });
    await kinds('Review').check();
    await view.send('state', writing({ version: 2 }));
    await view.page.waitForTimeout(50);
    expect(await kinds('Review').isChecked()).toBe(true);
    expect(await view.events('chooseKind')).toEqual([{ kind: 'review' }]);
    const other = { ...blankDraft, header: { ...blankDraft.header, kind: 'decision' as const } };
    await view.send('state', writing({ draft: other }));
    await view.page.waitForTimeout(50);
    expect(await kinds('Decision').isChecked()).toBe(true);
    await view.send('state', writing());
    await view.page.waitForTimeout(50);
    expect(await kinds('Handoff').isChecked()).toBe(true);
    await view.close();
  });

  it('gives an owner to no other step when a moved step is undone and done again', async () => {
    const nextSteps = [
      { text: 'First', done: false },
      { text: 'Second', done: false },
    ];
    const view = await open(writing({ draft: { ...draft, content: { ...draft.content, nextSteps } } }));
    const { keyboard } = view.page;
    await view.page.fill('#nextSteps-1-owner', '@ben');
    await keyboard.press('Enter');
    await keyboard.press('Alt+ArrowUp');
    await editWhere(view, ({ content }) => content.nextSteps[0]?.text === 'Second');
    await keyboard.press('Control+z');
    await keyboard.press('Control+z');
    await editWhere(view, ({ content }) => content.nextSteps[1]?.owner === undefined);
    await keyboard.press('Control+Shift+z');
    await keyboard.press('Control+Shift+z');
    await expect
      .poll(() => values(view))
      .toMatchObject({
        'nextSteps-0': 'Second',
        'nextSteps-0-owner': '@ben',
        'nextSteps-1': 'First',
        'nextSteps-1-owner': '',
      });
    await view.close();
  });

  it('takes owner and date out of a step once its field is left, as one step of the way back', async () => {
    const view = await open(writing({ draft: blankDraft }));
    const { page } = view;
    const steps = async (): Promise<Draft['content']['nextSteps'] | undefined> => {
      await page.waitForTimeout(60);
      return ((await view.events('edit')) as readonly Edit[]).at(-1)?.draft.content.nextSteps;
    };
    await page.focus('#nextSteps-0');
    await page.keyboard.type('Rotate the keys @maya 2026-12-02');
    const prose = [{ text: 'Rotate the keys @maya 2026-12-02', done: false }];
    expect(await steps()).toEqual(prose);
    // Another window is looked at: the field keeps the cursor.
    await page.evaluate('document.activeElement.dispatchEvent(new FocusEvent("blur"))');
    expect(await steps()).toEqual(prose);
    await page.keyboard.press('Enter');
    const taken = { text: 'Rotate the keys', done: false, owner: 'maya', due: '2026-12-02' };
    await expect.poll(steps).toEqual([taken, { text: '', done: false }]);
    expect(await focused(page)).toBe('nextSteps-1');
    expect(await values(view)).toMatchObject({
      'nextSteps-0': 'Rotate the keys',
      'nextSteps-0-owner': '@maya',
    });
    const read = page.locator('.section:has(.nextSteps) > [role=status]');
    expect(await read.textContent()).toBe('Taken out of Step 1: maya · Wed 2 Dec');
    await page.keyboard.press('Control+z');
    await expect.poll(async () => (await steps())?.[0]).toEqual(prose[0]);
    // It is looked at and left as it is.
    await page.focus('#nextSteps-0');
    await page.focus('#why');
    expect((await steps())?.[0]).toEqual(prose[0]);
    await view.close();
  });

  it('takes whom a question asks out of it once its field is left', async () => {
    const view = await open(
      writing({ draft: { ...blankDraft, header: { ...blankDraft.header, kind: 'review' } } }),
    );
    await view.page.focus('#questions-0');
    await view.page.keyboard.type('@maya: Is 90 s enough?');
    await view.page.keyboard.press('Tab');
    await editWhere(view, ({ content }) => content.questions[0]?.to === 'maya');
    expect((await values(view))['questions-0']).toBe('Is 90 s enough?');
    await view.close();
  });

  it('undoes and redoes over fields and rows', async () => {
    const view = await open();
    await view.page.focus('#why');
    await view.page.keyboard.press('End');
    await view.page.keyboard.type(' More.');
    await view.page.click('#nextSteps-0-remove', { force: true });
    await editWhere(view, ({ content }) => content.nextSteps.length === 1);
    await view.page.keyboard.press('Control+z');
    await editWhere(view, ({ content }) => content.nextSteps.length === 2 && content.why.endsWith('More.'));
    await view.page.keyboard.press('Control+z');
    await editWhere(view, ({ content }) => content.why === draft.content.why);
    expect(await focused(view.page)).toBe('why');
    await view.page.keyboard.press('Control+Shift+z');
    await view.page.keyboard.press('Control+y');
    await view.page.waitForTimeout(80);
    expect((await values(view))['why']).toBe(`${draft.content.why} More.`);
    expect(await view.page.locator('.nextSteps .row').count()).toBe(1);
    await view.close();
  });
});

describe('the checks', () => {
  const empty = (section: 'why' | 'whereItStands' | 'nextSteps'): Problem => ({
    rule: 'emptySection',
    severity: 'error',
    section,
    data: {},
  });

  const isFocused = async (button: Locator): Promise<void> => {
    await expect.poll(() => button.and(button.page().locator(':focus')).count()).toBe(1);
  };

  it('keep the keyboard when what it mended is gone from them', async () => {
    const view = await open(
      writing({ problems: [empty('why'), empty('whereItStands'), empty('nextSteps')] }),
    );
    const buttons = view.page.locator('.checks button');
    await buttons.nth(1).focus();
    await view.send('state', writing({ problems: [empty('why'), empty('nextSteps')] }));
    await expect.poll(() => buttons.count()).toBe(2);
    await isFocused(buttons.nth(1));
    await view.send('state', writing({ problems: [empty('why')] }));
    await expect.poll(() => buttons.count()).toBe(1);
    await isFocused(buttons.first());
    await view.page.focus('#summary');
    await view.send('state', writing({ problems: [] }));
    await expect.poll(() => buttons.count()).toBe(0);
    expect(await focused(view.page)).toBe('summary');
    await view.close();
  });

  it('say beside a label what they found there', async () => {
    const view = await open(writing({ problems: [empty('why')] }));
    const mark = view.page.locator('label[for="why"] [title]');
    expect(await mark.getAttribute('title')).toContain('“Why it matters” is empty');
    await view.close();
  });
});

describe('the keyboard', () => {
  it('reaches everything, in the order of the page', async () => {
    const view = await open(
      writing({ problems: [{ rule: 'noAddressee', severity: 'error', data: {}, fix: 'chooseAddressee' }] }),
    );
    const order = await tabOrder(view.page);
    const wanted = [
      'PR #214',
      'kind:handoff',
      'to',
      'status',
      'priority',
      'replyBy',
      'summary',
      'why',
      'whereItStands',
      'nextSteps-0-done',
      'nextSteps-0',
      'nextSteps-0-owner',
      'nextSteps-0-due',
      'nextSteps-0-down',
      'nextSteps-1',
      'nextSteps-add',
      'contingencies-0',
      'contingencies-0-then',
      'references',
      'publish',
      'More ways',
      'Preview',
    ];
    expect(order.filter((name, at) => wanted.includes(name) && order.indexOf(name) === at)).toEqual(wanted);
    await view.close();
  });

  it('addresses nobody by half a name', async () => {
    const view = await open(writing({ draft: blankDraft }));
    const { keyboard } = view.page;
    await view.page.focus('#to');
    await keyboard.type('Asha Rao');
    await keyboard.press('Tab');
    expect(await view.page.inputValue('#to')).toBe('Asha Rao');
    expect(await view.page.getAttribute('#to', 'aria-invalid')).toBe('true');
    expect(await view.page.locator('.unchosen').textContent()).toContain('Nobody is chosen yet');
    await view.page.focus('#to');
    expect(await view.page.locator('.unchosen').count()).toBe(0);
    await keyboard.press('Control+z');
    await view.page.fill('#to', 'ma');
    await view.page.getByRole('option', { name: 'maya' }).waitFor();
    await keyboard.press('Enter');
    await view.page.fill('#to', '@stranger');
    await keyboard.press('Tab');
    const { draft: written } = await editWhere(view, ({ header }) => header.to.length === 2);
    expect(written.header.to).toEqual(['maya', 'stranger']);
    // Of a pasted list the logins are taken, and no name is lost.
    await view.page.fill('#to', 'Asha Rao, li, Ben Carter');
    await editWhere(view, ({ header }) => header.to.length === 3 && header.to[2] === 'li');
    expect(await view.page.inputValue('#to')).toBe('Asha Rao; Ben Carter');
    await view.close();
  });

  it('proposes its one receiver for a step without an owner: Enter takes them, Tab leaves it with nobody', async () => {
    const view = await open();
    const owner = view.page.locator('#nextSteps-1-owner');
    await owner.focus();
    await view.page.getByRole('option', { name: '@maya', selected: true }).waitFor();
    await view.page.keyboard.press('Tab');
    await view.page.waitForTimeout(400);
    expect(await owner.inputValue()).toBe('');
    expect(await view.events('edit')).toEqual([]);
    await owner.focus();
    await view.page.keyboard.press('Enter');
    await editWhere(view, ({ content }) => content.nextSteps[1]?.owner === 'maya');
    await view.close();
  });

  it('proposes nobody where the note goes to several', async () => {
    const view = await open(
      writing({ draft: { ...draft, header: { ...draft.header, to: ['maya', 'li'] } } }),
    );
    await view.page.locator('#nextSteps-1-owner').focus();
    await view.page.waitForTimeout(300);
    expect(await view.page.locator('[role=option]').count()).toBe(0);
    await view.close();
  });

  it('assigns to the one receiver with one click on the check', async () => {
    const problem = {
      rule: 'taskWithoutOwner',
      severity: 'warning',
      section: 'nextSteps',
      index: 1,
      data: {},
      fix: 'assignStep',
    } as const;
    const view = await open(writing({ problems: [problem] }));
    await view.page.getByRole('button', { name: 'Assign to @maya' }).click();
    await editWhere(view, ({ content }) => content.nextSteps[1]?.owner === 'maya');
    await view.close();
  });

  it('says whom a step keeps while its owner’s field names nobody', async () => {
    const view = await open(
      writing({
        draft: {
          ...blankDraft,
          content: { ...blankDraft.content, nextSteps: [{ text: 'Ship', done: false, owner: 'maya' }] },
        },
      }),
    );
    await view.page.fill('#nextSteps-0-owner', 'Ben Carter');
    await view.page.keyboard.press('Tab');
    expect(await view.page.locator('.unchosen').textContent()).toContain('@maya stays chosen');
    await view.close();
  });

  it('writes a whole note without the mouse', async () => {
    const view = await open(writing({ draft: blankDraft }));
    const { keyboard } = view.page;
    await view.page.focus('#to');
    await keyboard.type('may');
    await view.page.waitForSelector('[role=option]');
    await keyboard.press('ArrowDown');
    expect(await view.page.getAttribute('#to', 'aria-activedescendant')).toBe('to-list-0');
    await keyboard.press('Enter');
    await keyboard.type('someone-new,');
    await editWhere(view, ({ header }) => header.to.join() === 'maya,someone-new');
    await keyboard.press('Backspace');
    await editWhere(view, ({ header }) => header.to.join() === 'maya');
    await view.page.focus('#nextSteps-0');
    await keyboard.type('First');
    await keyboard.press('Enter');
    await keyboard.type('Second');
    await keyboard.press('Alt+ArrowUp');
    await editWhere(
      view,
      ({ content }) => content.nextSteps.map(({ text }) => text).join() === 'Second,First',
    );
    await view.page.waitForTimeout(30);
    expect(await focused(view.page)).toBe('nextSteps-0');
    await keyboard.press('Enter');
    await view.page.waitForTimeout(30);
    expect(await focused(view.page)).toBe('nextSteps-1');
    await keyboard.press('Backspace');
    await editWhere(view, ({ content }) => content.nextSteps.length === 2);
    await view.page.focus('#nextSteps-0-done');
    await keyboard.press('Space');
    await view.page.focus('#nextSteps-0-owner');
    await keyboard.type('li');
    await keyboard.press('Enter');
    await view.page.focus('#nextSteps-0-due');
    await keyboard.press('Enter');
    await view.page.waitForSelector('input[type=date]');
    await view.page.fill('#nextSteps-0-due', '2026-11-24');
    await keyboard.press('Enter');
    const { draft: written } = await editWhere(
      view,
      ({ content }) => content.nextSteps[0]?.due !== undefined,
    );
    expect(written.content.nextSteps[0]).toEqual({
      text: 'Second',
      done: true,
      owner: 'li',
      due: '2026-11-24',
    });
    await view.page.getByRole('button', { name: 'Questions' }).press('Enter');
    await view.page.waitForTimeout(60);
    expect(await focused(view.page)).toBe('questions-0');
    await keyboard.type('Why?');
    await editWhere(view, ({ content }) => content.questions[0]?.text === 'Why?');
    await view.close();
  });

  it('opens the menu, moves in it and leaves it', async () => {
    const view = await open();
    await view.page.getByRole('button', { name: 'More ways' }).press('ArrowDown');
    await view.page.waitForSelector('[role=menu]');
    await view.page.keyboard.press('End');
    expect(await focused(view.page)).toBe('Discard Draft');
    await view.page.keyboard.press('Escape');
    expect(await focused(view.page)).toBe('More ways');
    expect(await view.page.locator('[role=menu]').count()).toBe(0);
    await view.close();
  });
});

describe('whom the note is for', () => {
  it('tells a name that is nobody’s here from one that is known, before it is published', async () => {
    const stranger = { ...draft, header: { ...draft.header, to: ['maya', 'tomh', 'zork'] } };
    const view = await open(writing({ draft: stranger }));
    const hint = (await view.page.locator('#to-windows').textContent()) ?? '';
    expect(hint).toContain('@zork is not known in this repository');
    expect(hint).not.toMatch(/@(?:maya|tomh)/);
    expect(await view.page.getAttribute('#to', 'aria-describedby')).toBe('to-windows');
    await view.send('state', writing({ draft: stranger, target: { type: 'looking' }, version: 2 }));
    await expect.poll(() => view.page.locator('#to-windows').textContent()).not.toContain('zork is not');
    await view.close();
  });
});

describe('what the host is told', () => {
  it('asks once before publishing with errors', async () => {
    const missing: Problem = { rule: 'noAddressee', severity: 'error', data: {} };
    const view = await open(writing({ problems: [missing] }));
    await view.page.click('#publish');
    expect(await view.events('publish')).toEqual([]);
    await view.page.getByRole('button', { name: 'Publish Anyway' }).click();
    expect(await view.events('publish')).toEqual([{ agreed: [problemKey(missing)] }]);
    await view.close();
  });

  it('asks about one note only, and not again by itself', async () => {
    const missing: Problem = { rule: 'noAddressee', severity: 'error', data: {} };
    const view = await open(writing({ problems: [missing] }));
    await view.page.click('#publish');
    await view.page.getByRole('button', { name: 'Publish Anyway' }).waitFor();
    await view.send('state', writing({ problems: [] }));
    await view.page.getByRole('button', { name: 'Publish Anyway' }).waitFor({ state: 'detached' });
    await view.page.focus('#summary');
    await view.send('state', writing({ problems: [missing] }));
    await view.page.evaluate('new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)))');
    expect(await view.page.getByRole('button', { name: 'Publish Anyway' }).count()).toBe(0);
    expect(await focused(view.page)).toBe('summary');
    await view.close();
  });

  it('sends the last edit before it publishes', async () => {
    const view = await open();
    await view.page.focus('#summary');
    await view.page.keyboard.type('X');
    await view.page.click('#publish');
    const names = (await view.posted()).map(({ name }) => name).filter((name) => name !== 'ready');
    expect(names).toEqual(['edit', 'publish']);
    await view.close();
  });

  it('reads reply-by in the zone of the user, not of the browser', async () => {
    const view = await open(writing({ draft: blankDraft, zone: 'Asia/Kolkata' }));
    await view.page.fill('#replyBy', '2026-11-24T14:00');
    const edit = await editWhere(view, ({ header }) => header.replyBy !== undefined);
    expect(edit.draft.header.replyBy).toBe(Date.parse('2026-11-24T14:00+05:30'));
    await view.close();
  });

  it.each([
    ['restricted', 'manageTrust'],
    ['noFolder', 'openFolder'],
    ['gitUnavailable', 'reloadWindow'],
    ['noRepository', 'initRepository'],
    ['detached', 'checkOut'],
  ])('offers one action for %s', async (place, message) => {
    const view = await openWebview(browser, { name: 'compose', folder });
    await view.send('state', places[place]);
    await view.page.locator('button').click();
    expect(await view.events(message)).toHaveLength(1);
    await view.close();
  });

  it('drops messages that it cannot decode and goes on', async () => {
    const view = await open();
    for (const message of [
      undefined,
      null,
      7,
      'state',
      [],
      { type: 'event' },
      { type: 'event', name: 'constructor', data: {} },
    ])
      await view.sendRaw(message);
    await view.send('state', { type: 'writing', draft: 3 });
    await view.send('state', places['noFolder']);
    await view.page.getByRole('button', { name: 'Open Folder' }).waitFor();
    expect(view.consoleErrors).toEqual([]);
    await view.close();
  });

  it('speaks the language of the bundle that the host hands over', async () => {
    const view = await openWebview(browser, {
      name: 'compose',
      folder,
      language: 'de',
      translations: { 'Open Folder': 'Ordner öffnen </script><b>' },
    });
    await view.send('state', places['noFolder']);
    expect(await view.page.locator('button').textContent()).toBe('Ordner öffnen </script><b>');
    await view.close();
  });
});

describe('the note before it', () => {
  const predecessor = {
    id: 'note-0',
    summary: 'Rotate the keys',
    publishedAt: Date.parse('2026-11-20T15:40:00Z'),
    waitingOn: ['maya', 'Li', 'ben'],
  };

  it('is named with those who are no longer asked, and both can be kept', async () => {
    const view = await open(writing({ predecessor, viewer: 'ben', save: { type: 'unwritten' } }));
    const line = view.page.locator('#succession');
    expect(await line.count()).toBe(0);
    await view.send('state', writing({ predecessor, viewer: 'ben' }));
    expect(await line.textContent()).toBe(
      'Takes the place of “Rotate the keys”, published Fri 20 Nov, 16:40. No longer asked: @Li. Keep both',
    );
    await line.getByRole('button').press('Enter');
    expect((await editWhere(view, (edited) => !supersedes(edited, predecessor, 'ben'))).draft.header).toEqual(
      draft.header,
    );
    expect(await line.textContent()).toMatch(/stays open beside it\. Take its place$/);
    await line.getByRole('button').press('Enter');
    await editWhere(view, ({ header }) => header.supersedes === 'note-0');
    await view.close();
  });
});

describe('the way to publish', () => {
  it('stays in sight, with what the checks found, which it leads to', async () => {
    const view = await open(
      writing({
        problems: [
          { rule: 'taskWithoutOwner', severity: 'error', section: 'nextSteps', index: 1, data: {} },
          { rule: 'emptySection', severity: 'hint', section: 'contingencies', data: {} },
        ],
      }),
    );
    await view.page.setViewportSize({ width: 300, height: 420 });
    await view.page.focus('#summary');
    const publish = view.page.locator('#publish');
    const box = await publish.boundingBox();
    expect(box!.y + box!.height).toBeLessThanOrEqual(420);
    await view.page.getByRole('button', { name: 'One thing that a reader would miss' }).click();
    expect(await focused(view.page)).toBe('Show');
    // What has the focus is not behind the button.
    const fix = await view.page.locator('.checks button').first().boundingBox();
    expect(fix!.y + fix!.height).toBeLessThanOrEqual((await view.page.locator('.publish').boundingBox())!.y);
    await view.close();
  });
});
