import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ComposeState } from '../../src/protocol/composeState.ts';
import { ruleIds, severities } from '../../src/core/note/readiness/problem.ts';
import { violations } from './support/axeViolations.ts';
import { draft, places, writing, writingStates } from './support/composeStates.ts';
import { readerStates } from './support/readerStates.ts';
import { hoursStates } from './support/hoursStates.ts';
import { teamStates } from './support/teamStates.ts';
import {
  buildWebview,
  launchChromium,
  openWebview,
  screenshot,
  themes,
  type Theme,
} from './support/webviewPage.ts';

const problems: ComposeState = writing({
  problems: ruleIds.map((rule) => ({
    rule,
    severity: severities[rule],
    section: 'nextSteps',
    index: 1,
    data: { count: 2, login: 'li', text: 'tomorrow', kind: 'handoff' },
  })),
});

const allSections: ComposeState = writing({
  draft: {
    header: draft.header,
    content: {
      ...draft.content,
      blockedBy: 'The eu-2 clock',
      questions: [
        { text: 'Keep the old key one week?', answered: false, to: 'maya' },
        { text: 'Why?', answered: false },
      ],
      references: 'src/keys/rotate.ts:40-88',
      foreign: [{ heading: '## How to run it', markdown: 'npm run canary' }],
    },
  },
});

const composeStates: Readonly<Record<string, ComposeState>> = {
  ...places,
  ...writingStates,
  problems,
  allSections,
};

/** With the states that differ in what is on the page. */
const shownTeams: typeof teamStates = Object.fromEntries(
  Object.entries(teamStates).filter(([key]) => ['noFile', 'stranger'].includes(key)),
);

const shownHours: typeof hoursStates = Object.fromEntries(
  Object.entries(hoursStates).filter(([key]) => ['entry', 'newcomer', 'slip'].includes(key)),
);

/** States that are the same elements with other words. */
const sameElements = /^(target|publishing-failed|sending-failed|save-failed|unverified)(?=-)/;
/** States that have the same colours. */
const sameColours = /^[a-z]+(?=-)/;

/** One state of each family, and every other: by elements in one theme, by colours in the others. */
const shown = (
  theme: Theme,
  states: Readonly<Record<string, unknown>>,
): readonly (readonly [string, unknown])[] => {
  const family = theme === 'dark' ? sameElements : sameColours;
  const seen = new Set<string>();
  return Object.entries(states).filter(([key]) => {
    const name = family.exec(key)?.[0] ?? key;
    if (seen.has(name)) return false;
    seen.add(name);
    return true;
  });
};

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

describe.each([
  { name: 'compose' as const, states: composeStates, width: 300 },
  { name: 'reader' as const, states: readerStates, width: 760 },
  { name: 'team' as const, states: shownTeams, width: 1000 },
  { name: 'hours' as const, states: shownHours, width: 1000 },
])('axe finds nothing in $name', ({ name, states, width }) => {
  let folder: string;
  beforeAll(async () => {
    folder = await buildWebview(name);
  });

  it.each(themes)('%s', { timeout: 400_000 }, async (theme) => {
    const view = await openWebview(browser, { name, folder, theme, width });
    const found: Record<string, readonly string[]> = {};
    for (const [key, state] of shown(theme, states)) {
      await view.send('state', state);
      await view.page.evaluate(
        'new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)))',
      );
      const list = await violations(view.page, theme);
      if (list.length > 0) found[key] = list;
      await screenshot(view.page, `${name}/${theme}/${key}`);
    }
    expect(found).toEqual({});
    expect(view.consoleErrors).toEqual([]);
    expect(view.foreignRequests).toEqual([]);
    await view.close();
  });
});

describe.each([
  { name: 'compose' as const, states: [allSections, problems, writing({ target: { type: 'forbidden' } })] },
  { name: 'team' as const, states: Object.values(teamStates) },
  { name: 'hours' as const, states: Object.values(hoursStates) },
])('$name fits', ({ name, states }) => {
  let folder: string;
  beforeAll(async () => {
    folder = await buildWebview(name);
  });

  it.each([
    { width: 250, zoom: 1 },
    { width: 250, zoom: 2 },
    { width: 320, zoom: 2 },
    { width: 600, zoom: 1 },
  ])('$width px wide at zoom $zoom without a horizontal scroll bar', async ({ width, zoom }) => {
    const view = await openWebview(browser, { name, folder, width, zoom });
    for (const state of states) {
      await view.send('state', state);
      const overflow = await view.page.evaluate<number>(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      );
      expect(overflow).toBeLessThanOrEqual(0);
    }
    await screenshot(view.page, `${name}/width-${width}-zoom-${zoom}`);
    await view.close();
  });
});
