import { Marked } from 'marked';

const escapeHtml = (text: string): string =>
  text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;').replace(/"/gu, '&quot;');

const safeAddress = (address: string): string =>
  /^(?:https?:|mailto:|#|\/)/iu.test(address) ? address : '#';

const harmlessTag = /&lt;(\/?(?:details|summary|sub|sup|kbd|br)|details open)&gt;/gu;

const marked = new Marked({
  gfm: true,
  breaks: true,
  renderer: {
    // comments stay invisible as on GitHub, a few harmless tags work, any other HTML is shown as it was typed
    html: ({ text }) => escapeHtml(text.replace(/<!--[\s\S]*?-->/gu, '')).replace(harmlessTag, '<$1>'),
    link({ href, tokens }) {
      return `<a href="${escapeHtml(safeAddress(href))}" rel="nofollow">${this.parser.parseInline(tokens)}</a>`;
    },
    image: ({ href, text }) => `<a href="${escapeHtml(safeAddress(href))}">${escapeHtml(text)}</a>`,
  },
});

/** Markdown as HTML in which nothing of the text can act: no scripts, no foreign HTML, no images. */
export const renderMarkdown = (text: string): string => marked.parse(text, { async: false });

export { escapeHtml };
