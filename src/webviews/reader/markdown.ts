import { t } from '@vscode/l10n';
import createDOMPurify from 'dompurify';
import { Marked } from 'marked';
import { fileOfCode, fileOfLink, splitReferences, type LinkedFile } from './references.ts';

export interface MarkdownOptions {
  /** The repository's address on the web, for issue numbers, commits and permalinks. */
  readonly repository?: string | undefined;
  /** The level of the highest heading, so that headings stand below the page's own without a gap. */
  readonly topHeading?: number;
  /** One line without blocks: a task, a question. */
  readonly inline?: boolean;
}

/** The attribute in which a file reference stands, as JSON. */
export const fileAttribute = 'data-file';

// As github.com renders comments: GFM, and line breaks kept.
const marked = new Marked({ gfm: true, breaks: true, async: false });

/** All that may come out of a note. No style, no class, no id, no frame, no form, no picture. */
const allowedTags = [
  ...['p', 'br', 'hr', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'li', 'blockquote', 'pre', 'code'],
  ...[
    'em',
    'strong',
    'del',
    's',
    'ins',
    'b',
    'i',
    'u',
    'sub',
    'sup',
    'kbd',
    'samp',
    'var',
    'mark',
    'q',
    'small',
  ],
  ...['table', 'thead', 'tbody', 'tr', 'th', 'td', 'a', 'details', 'summary', 'input', 'dl', 'dt', 'dd'],
  ...['div', 'span', 'abbr', 'cite', 'tt'],
];
const allowedAttributes = [
  'href',
  'title',
  'start',
  'type',
  'checked',
  'disabled',
  'align',
  'colspan',
  'rowspan',
  'open',
];

const purify = createDOMPurify(window);

const webLink = /^(?:https?:\/\/|mailto:)/i;

/** Pictures would tell their server who reads the note: their text stands in their place, as a link. */
const replacePictures = (parent: ParentNode): void => {
  for (const picture of parent.querySelectorAll('img, picture, video, audio, image')) {
    const source = picture.getAttribute('src') ?? picture.querySelector('[src]')?.getAttribute('src') ?? '';
    const alternative = picture.getAttribute('alt') ?? '';
    const text = alternative.trim() === '' ? t('Picture') : t('Picture: {0}', alternative);
    const replacement = document.createElement(webLink.test(source) ? 'a' : 'span');
    if (webLink.test(source)) replacement.setAttribute('href', source);
    replacement.textContent = text;
    picture.replaceWith(replacement);
  }
};

const keepReference = (link: Element, file: LinkedFile): void => {
  link.setAttribute('href', '#');
  link.setAttribute(fileAttribute, JSON.stringify(file));
};

/** `src/keys/verify.ts:12-20`. */
const nameOf = ({ path, line, endLine }: LinkedFile): string =>
  path + (line === undefined ? '' : `:${line}`) + (endLine === undefined ? '' : `-${endLine}`);

const settleLinks = (fragment: DocumentFragment, repository: string | undefined): void => {
  for (const link of fragment.querySelectorAll('a')) {
    const href = link.getAttribute('href') ?? '';
    const file = fileOfLink(href, repository);
    if (file !== undefined) {
      if (link.textContent === href) link.textContent = nameOf(file);
      keepReference(link, file);
    } else if (!webLink.test(href) || !URL.canParse(href)) link.removeAttribute('href');
    // Never the author's own words: they could name another address.
    else link.title = href;
  }
};

const settleCheckboxes = (fragment: DocumentFragment): void => {
  for (const input of fragment.querySelectorAll('input')) {
    if (input.getAttribute('type') !== 'checkbox') {
      input.remove();
      continue;
    }
    input.disabled = true;
    input.setAttribute('aria-label', input.closest('li')?.textContent.trim().slice(0, 80) ?? t('Task'));
  }
};

const shiftHeadings = (fragment: DocumentFragment, top: number): void => {
  const headings = [...fragment.querySelectorAll('h1, h2, h3, h4, h5, h6')];
  const levelOf = (heading: Element): number => Number(heading.localName.slice(1));
  const by = top - Math.min(...headings.map(levelOf));
  for (const heading of headings) {
    const shifted = document.createElement(`h${Math.min(6, levelOf(heading) + by)}`);
    shifted.append(...heading.childNodes);
    heading.replaceWith(shifted);
  }
};

const linkText = (fragment: DocumentFragment, repository: string | undefined): void => {
  const walker = document.createTreeWalker(fragment, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (node instanceof Text && (node.parentElement?.closest('a, code, pre') ?? null) === null)
      texts.push(node);
  }
  for (const text of texts) {
    const pieces = splitReferences(text.data, repository);
    if (pieces.every(({ type }) => type === 'text')) continue;
    text.replaceWith(
      ...pieces.map((piece) => {
        if (piece.type === 'text') return piece.text;
        const element = document.createElement(piece.type === 'mention' ? 'strong' : 'a');
        element.textContent = piece.text;
        if (piece.type === 'file') keepReference(element, piece.file);
        if (piece.type === 'link') element.setAttribute('href', piece.url);
        return element;
      }),
    );
  }
  for (const code of fragment.querySelectorAll('code')) {
    const file = code.closest('a, pre') === null ? fileOfCode(code.textContent) : undefined;
    if (file === undefined) continue;
    const link = document.createElement('a');
    keepReference(link, file);
    code.replaceWith(link);
    link.append(code);
  }
};

const toHtml = (text: string, inline: boolean): string | undefined => {
  try {
    const html = inline ? marked.parseInline(text) : marked.parse(text);
    return typeof html === 'string' ? html : undefined;
  } catch {
    return undefined;
  }
};

/**
 * Markdown of a stranger as elements that run nothing, load nothing and lead nowhere but to web pages, mail and
 * files of the repository. Text that cannot be rendered is shown as it is.
 */
export const renderMarkdown = (text: string, options: MarkdownOptions = {}): DocumentFragment => {
  const html = toHtml(text, options.inline === true);
  if (html === undefined) {
    const fragment = document.createDocumentFragment();
    fragment.append(text);
    return fragment;
  }
  // A parsed document of its own: it loads no picture and runs no script while it is put in order.
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  replacePictures(parsed);
  const fragment = purify.sanitize(parsed.body.innerHTML, {
    ALLOWED_TAGS: allowedTags,
    ALLOWED_ATTR: allowedAttributes,
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    RETURN_DOM_FRAGMENT: true,
  });
  settleLinks(fragment, options.repository);
  settleCheckboxes(fragment);
  if (options.topHeading !== undefined) shiftHeadings(fragment, options.topHeading);
  linkText(fragment, options.repository);
  return fragment;
};
