/** Ctrl+Enter or Cmd+Enter, which sends what is written, as in GitHub's own comment boxes; nothing else is to act on it. */
export function isSendKey(event: KeyboardEvent): boolean {
  const isKey = event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.isComposing;
  if (isKey) {
    event.preventDefault();
    event.stopPropagation();
  }
  return isKey;
}
