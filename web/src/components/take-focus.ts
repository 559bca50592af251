/** Gives the focus to what has arrived, unless a dialog has it that was opened while it was on its way. */
export function takeFocus(element: HTMLElement | null, { scroll = false } = {}): void {
  if (document.activeElement?.closest('[role="dialog"]')) return;
  element?.focus({ preventScroll: !scroll });
}
