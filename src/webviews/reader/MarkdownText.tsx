import type { JSX } from 'preact';
import { useContext, useLayoutEffect, useRef } from 'preact/hooks';
import { renderMarkdown, type MarkdownOptions } from './markdown.ts';
import { RepositoryContext } from './readerContext.ts';

interface MarkdownTextProps extends Omit<MarkdownOptions, 'repository'> {
  readonly text: string;
}

/** Rendered Markdown; its links are handled by the reader's own click listener. */
export const MarkdownText = ({ text, inline = false, topHeading = 3 }: MarkdownTextProps): JSX.Element => {
  const container = useRef<HTMLDivElement>(null);
  const repository = useContext(RepositoryContext);
  useLayoutEffect(() => {
    container.current?.replaceChildren(renderMarkdown(text, { inline, topHeading, repository }));
  }, [text, inline, topHeading, repository]);
  return <div ref={container} class={inline ? 'markdown inline' : 'markdown'} dir="auto" />;
};
