import { decodeJson } from '../../core/decodeJson.ts';
import { readerContract, type ReaderContract } from '../../protocol/readerContract.ts';
import type { ViewEndpoint } from '../../protocol/viewEndpoint.ts';
import { fileAttribute } from './markdown.ts';

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
    const file = decodeJson(readerContract.toHost.openReference, link.getAttribute(fileAttribute) ?? '');
    const url = link.getAttribute('href') ?? '';
    if (file !== undefined) endpoint.send('openReference', file);
    else if (/^(?:https?:\/\/|mailto:)/i.test(url)) endpoint.send('openLink', { url });
  };
  root.addEventListener('click', follow);
  root.addEventListener('auxclick', follow);
};
