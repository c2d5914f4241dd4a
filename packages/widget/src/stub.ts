/**
 * Keeps commands given before the loader is there, which then takes them in their order. The loader's tag is asynchronous, so a page that
 * calls `earshot(…)` while it loads needs this one line before its own scripts.
 */
window.earshot ??= (...command) => {
  const { earshot } = window;
  earshot!.q ??= [];
  earshot!.q.push(command);
};
