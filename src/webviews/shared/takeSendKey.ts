/**
 * Takes Ctrl+Enter or Cmd+Enter, which sends what is written as in GitHub's own comment boxes; nothing else acts on it
 * then. False for any other key.
 */
export function takeSendKey(event: KeyboardEvent): boolean {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isComposing) return false;
  event.preventDefault();
  event.stopPropagation();
  return true;
}
