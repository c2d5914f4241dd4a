/** The figures, once they are here: from the start on a server, when the look asks for them in a page. */
export const drawn: { figures?: typeof import('./figures.tsx').figures } = {};
