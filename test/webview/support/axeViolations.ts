import axe from 'axe-core';
import type { Page } from 'playwright-core';
import type { Theme } from './webviewPage.ts';

/** Rules whose answer depends on the theme. The elements are the same in each: all rules look at one of them. */
const colourRules = ['color-contrast', 'link-in-text-block'];

/** Every violation of axe's rules with the element in which it is: in the dark theme of all, in others of those about colours. */
export const violations = async (page: Page, theme: Theme): Promise<readonly string[]> => {
  if (!(await page.evaluate<boolean>('"axe" in window'))) await page.evaluate(axe.source);
  const options: axe.RunOptions = {
    resultTypes: ['violations'],
    // A view has no frames to wait for.
    iframes: false,
    ...(theme !== 'dark' && { runOnly: { type: 'rule', values: colourRules } }),
  };
  return page.evaluate<readonly string[]>(`axe.run(${JSON.stringify(options)}).then(({ violations }) =>
    violations.flatMap(({ id, nodes }) => nodes.map((node) => id + ': ' + node.html + ' ' + (node.failureSummary ?? ''))))`);
};
