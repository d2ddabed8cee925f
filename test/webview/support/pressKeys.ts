import type { Page } from 'playwright-core';

/** What is focused: its id, else its accessible label, else its text. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate<string>(
    `(() => { const e = document.activeElement; return e.id || e.getAttribute('aria-label') || (e.type === 'radio' ? 'kind:' + e.value : e.textContent.trim()); })()`,
  );

/** Everything that Tab reaches from the start of the page, in order, until it comes round. */
export const tabOrder = async (page: Page, limit = 120): Promise<readonly string[]> => {
  await page.evaluate('document.activeElement.blur(); window.focus()');
  const order: string[] = [];
  for (let step = 0; step < limit; step += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate<boolean>('document.activeElement === document.body')) break;
    order.push(await focused(page));
  }
  return order;
};
