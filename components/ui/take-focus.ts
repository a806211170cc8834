/** A ref that focuses an element when it is mounted: for a field in a dialog or popover. */
export function takeFocus(element: HTMLElement | null): void {
  element?.focus();
}
