// One survey in one language, mode and theme, drawn by the widget itself. What is answered here goes nowhere.
const { draw: file } = document.body.dataset;
const wanted = Object.fromEntries(new URLSearchParams(location.search));
const load = async (language) => (await fetch(`surveys/${encodeURIComponent(language)}.json`)).json();

// The widget sends as it always does, and is told that all arrived, so that its thank-you can be seen.
const outside = window.fetch;
window.fetch = async (input, init) => {
  const request = new Request(input, init);
  if (request.method === 'GET') return outside(request);
  const events = await request.json();
  return Response.json({ results: events.map(({ id }) => ({ id, status: 'stored' })) });
};
navigator.sendBeacon = () => true;

const survey = await load(wanted.language);
document.documentElement.lang = survey.language;
document.documentElement.dir = survey.direction;
document.documentElement.dataset.theme = wanted.theme;

const { draw } = await import(new URL(file, location.href).href);
await draw({
  url: new URL('.', location.href).href,
  key: 'pk_preview_nothing-is-sent',
  survey,
  target: wanted.mode === 'inline' ? 'main' : undefined,
  mode: wanted.mode,
  theme: wanted.theme,
  storage: 'none',
  test: '',
  load,
  on() {},
});
