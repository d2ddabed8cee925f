import * as v from 'valibot';
import { readerContract, type ReaderContract } from '../../protocol/readerContract.ts';
import type { ViewEndpoint } from '../../protocol/viewEndpoint.ts';
import { fileAttribute } from './markdown.ts';

const json = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Sends every click on a link to the host, which alone opens pages and files. */
export const followLinks = (root: HTMLElement, endpoint: ViewEndpoint<ReaderContract>): void => {
  const follow = (event: MouseEvent): void => {
    // The other buttons ask for a menu or go back: only the middle one follows a link.
    if (event.type === 'auxclick' && event.button !== 1) return;
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (link === null) return;
    // VS Code would open the address by itself.
    event.preventDefault();
    event.stopPropagation();
    const file = v.safeParse(
      readerContract.toHost.openReference,
      json(link.getAttribute(fileAttribute) ?? ''),
    );
    const url = link.getAttribute('href') ?? '';
    if (file.success) endpoint.send('openReference', file.output);
    else if (/^(?:https?:\/\/|mailto:)/i.test(url)) endpoint.send('openLink', { url });
  };
  root.addEventListener('click', follow);
  root.addEventListener('auxclick', follow);
};
