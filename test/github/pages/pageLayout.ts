import { escapeHtml } from '../renderMarkdown.ts';

const style = `
:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
body { max-width: 52rem; margin: 0 auto; padding: 1rem; }
small, time { color: GrayText; font-weight: normal; }
article { border: 1px solid color-mix(in srgb, CanvasText 20%, Canvas); border-radius: 6px; margin: 1rem 0; }
article:target { outline: 2px solid Highlight; }
article header { padding: .4rem .8rem; border-bottom: 1px solid color-mix(in srgb, CanvasText 20%, Canvas); background: color-mix(in srgb, CanvasText 4%, Canvas); }
article header img { vertical-align: middle; border-radius: 50%; }
article .body { padding: .4rem .8rem; overflow-wrap: anywhere; }
details > summary { padding: .4rem .8rem; color: GrayText; }
pre, code { font: 13px ui-monospace, monospace; }
pre { overflow: auto; }
table { border-collapse: collapse; } td, th { border: 1px solid color-mix(in srgb, CanvasText 20%, Canvas); padding: .2rem .5rem; }
.state { border-radius: 1rem; padding: .1rem .6rem; background: #1a7f37; color: #fff; }
.state.closed { background: #cf222e; } .state.merged { background: #8250df; } .state.draft { background: #59636e; }
.file li:target { background: Highlight; color: HighlightText; } .file code { white-space: pre; }
`;

/** A whole page. `body` is HTML that is safe already. */
export const pageLayout = (title: string, body: string): string =>
  `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title><style>${style}</style></head><body><main>${body}</main></body></html>`;
