import { freshDraft } from '../../src/app/drafts/freshDraft.ts';
import { OpenDraft } from '../../src/app/drafts/openDraft.ts';
import type { Draft } from '../../src/core/note/note.ts';
import { checkReadiness } from '../../src/core/note/readiness/checkReadiness.ts';
import { standingClock } from '../support/fixedPorts.ts';
import { MemoryDraftStore } from '../support/memoryDraftStore.ts';
import { writing } from '../webview/support/composeStates.ts';
import { buildWebview, launchChromium, openWebview } from '../webview/support/webviewPage.ts';
import { type BenchRow, median } from './support/bench.ts';

export const name = 'Typing in a note of 60,000 units';

const rounds = 50;
const sentence = 'The verifier reads both keys and keeps the old one for a day (`src/keys/verify.ts:40`). ';
const identity = { repository: '/work/keys', branch: 'topic', kind: 'handoff' } as const;

/** From a keystroke in one view to what the other shows and to the checks, each without the editor's own part. */
export async function run(): Promise<readonly BenchRow[]> {
  return [...(await hostRows()), await formRow()];
}

function longDraft(): Draft {
  const draft = freshDraft('note', identity.kind, identity.branch);
  return {
    ...draft,
    content: { ...draft.content, summary: 'Long', whereItStands: `${sentence}\n\n`.repeat(640) },
  };
}

async function hostRows(): Promise<readonly BenchRow[]> {
  const draft = await OpenDraft.open(new MemoryDraftStore(), standingClock(0), identity, longDraft);
  const toDocument: number[] = [];
  const toForm: number[] = [];
  const toChecks: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const why = `Typed ${'letter '.repeat(round)}`;
    let begin = performance.now();
    draft.edit({
      draft: { ...draft.draft, content: { ...draft.draft.content, why } },
      version: draft.version,
    });
    if (!draft.text.includes(why.trimEnd())) throw new Error('The document does not have it.');
    toDocument.push(performance.now() - begin);
    const { text } = draft;
    begin = performance.now();
    draft.editText({ text: text.replace('# Long', `# Long${'!'.repeat(round + 1)}`), base: text });
    toForm.push(performance.now() - begin);
    begin = performance.now();
    checkReadiness(draft.draft);
    toChecks.push(performance.now() - begin);
    await draft.store();
  }
  const note = `${draft.text.length} units, median of ${rounds}`;
  return [
    {
      measure: 'typed in the form, until the document’s text has it',
      value: median(toDocument),
      unit: 'ms',
      bar: 33,
      note,
    },
    {
      measure: 'typed in the document, until the form’s draft has it',
      value: median(toForm),
      unit: 'ms',
      bar: 33,
      note,
    },
    { measure: 'the checks of the changed draft', value: median(toChecks), unit: 'ms', bar: 33, note },
    hostileRow(),
  ];
}

/** Beginnings of what never ends: the text is looked to its end for each, unless a rule remembers that there is none. */
const beginnings = ['<!--', '](', '`', 'https://', '@a '];

function hostileRow(): BenchRow {
  const draft = longDraft();
  const timed = beginnings.map((beginning) => {
    const whereItStands = beginning.repeat(60_000 / beginning.length);
    const hostile = { ...draft, content: { ...draft.content, whereItStands } };
    const times = Array.from({ length: rounds }, () => {
      const begin = performance.now();
      checkReadiness(hostile);
      return performance.now() - begin;
    });
    return { beginning, value: median(times) };
  });
  const slowest = timed.reduce((a, b) => (b.value > a.value ? b : a));
  return {
    measure: 'the checks of a hostile text',
    value: slowest.value,
    unit: 'ms',
    bar: 33,
    note: `60000 units of ${slowest.beginning}, the slowest of ${beginnings.length}, median of ${rounds}`,
  };
}

/** In Chromium: from the key to the message for the host, frames included. */
async function formRow(): Promise<BenchRow> {
  const browser = await launchChromium();
  try {
    const view = await openWebview(browser, { name: 'compose', folder: await buildWebview('compose') });
    await view.send('state', writing({ draft: longDraft() }));
    await view.page.waitForSelector('#why');
    await view.page.focus('#why');
    await view.page.evaluate(`(() => {
      window.__times = [];
      let at = 0;
      document.addEventListener('keydown', () => { at = performance.now(); }, true);
      const push = window.__posted.push.bind(window.__posted);
      window.__posted.push = (message) => {
        if (message.name === 'edit') window.__times.push(performance.now() - at);
        return push(message);
      };
    })()`);
    await view.page.keyboard.type('x'.repeat(rounds), { delay: 80 });
    await view.page.waitForTimeout(200);
    const times = await view.page.evaluate<readonly number[]>('window.__times');
    await view.close();
    return {
      measure: 'a key in the form, until its edit is sent to the host',
      value: median(times),
      unit: 'ms',
      bar: 33,
      note: `Chromium, ${times.length} edits, median`,
    };
  } finally {
    await browser.close();
  }
}
