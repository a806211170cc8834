/** A ref that puts the keyboard into a field as it appears: for what a person has just opened. */
export function takeFocus(element: HTMLElement | null): void {
  element?.focus();
}
