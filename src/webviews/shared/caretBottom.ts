/** Properties on which it depends where a text breaks. */
const layoutOf = [
  'font',
  'letterSpacing',
  'lineHeight',
  'padding',
  'border',
  'boxSizing',
  'tabSize',
] as const;

/** The lower edge of the cursor's line in pixels from the field's top, as far as the field shows it. */
export const caretBottom = (field: HTMLTextAreaElement): number => {
  const mirror = document.createElement('div');
  const style = getComputedStyle(field);
  for (const name of layoutOf) mirror.style[name] = style[name];
  mirror.style.position = 'absolute';
  mirror.style.visibility = 'hidden';
  mirror.style.whiteSpace = 'pre-wrap';
  mirror.style.overflowWrap = 'break-word';
  mirror.style.width = `${field.offsetWidth}px`;
  mirror.textContent = `${field.value.slice(0, field.selectionStart)}.`;
  document.body.append(mirror);
  const height = mirror.offsetHeight - parseFloat(style.paddingBottom) - field.scrollTop;
  mirror.remove();
  return Math.min(height, field.offsetHeight) + 3;
};
