/** Moves a floating survey into the flow of the page as soon as it lies over what has the focus. @returns a function that stops */
export function giveWay(host: HTMLElement): () => void {
  const look = () => {
    const focused = document.activeElement;
    if (!focused || focused === host || focused === document.body) return;
    const [a, b] = [focused.getBoundingClientRect(), host.getBoundingClientRect()];
    if (a.right > b.left && a.left < b.right && a.bottom > b.top && a.top < b.bottom) host.setAttribute('flow', '');
  };
  // The browser scrolls a focused element into view after the event.
  const later = () => setTimeout(look);
  document.addEventListener('focusin', later);
  look();
  return () => document.removeEventListener('focusin', later);
}
