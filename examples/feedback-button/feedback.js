// The stub takes commands before the loader is there, so nothing here has to wait for it.
earshot('on', 'submitted', () => {
  document.querySelector('#thanks').textContent = 'The page knows that somebody answered.';
});
document.querySelector('#feedback').addEventListener('click', () => earshot('open', 'parking-permit-done'));
