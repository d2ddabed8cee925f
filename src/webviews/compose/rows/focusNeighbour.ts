/**
 * Before a row goes away with the button that was pressed in it: moves the focus to the next row's like button, else
 * to the one before, so that the same key does to the next what it did to this one. `like` selects these buttons.
 * False where the row was the last of its list.
 */
export const focusNeighbour = (button: HTMLElement, list: string, like: string): boolean => {
  const row = button.closest('li');
  const all = [...(button.closest(list)?.querySelectorAll<HTMLElement>(like) ?? [])];
  const at = all.findIndex((each) => row?.contains(each) === true);
  const others = all.filter((each) => row?.contains(each) !== true);
  const next = others.find((each) => all.indexOf(each) > at) ?? others.at(-1);
  next?.focus();
  return next !== undefined;
};
