import { paletteOf, type Theme, themes } from '@earshot/model/rules/look';
import { createWords } from '../flow/words.ts';
import en from '../locales/en.json' with { type: 'json' };
import { render } from '../parts/render.ts';
import { type Example, examples } from '../questions/examples.ts';
import { kinds, questionStyle } from '../questions/index.ts';
import { lookStyle, tokenStyle, widgetStyle } from '../theme/index.ts';
import { dress } from '../theme/sheet.ts';

/** Every theme with each of its sides, as `data-theme` names them; a look without a dark side of its own has the neutral one there. */
export const galleryThemes: readonly string[] = themes.flatMap((theme) => {
  const hasDark = theme === 'neutral' || paletteOf(theme, 'dark').paper !== paletteOf('neutral', 'dark').paper;
  return hasDark ? [`${theme} light`, `${theme} dark`] : [`${theme} light`];
});
export const galleryDirections: readonly string[] = ['ltr', 'rtl'];
const words = createWords(en, 'en');

/** One example as a citizen sees it: in a shadow root, with the widget's own style and nothing of the page's. */
function drawExample({ question, state }: Example, dressing: string, direction: string): HTMLElement {
  const host = document.createElement('earshot-survey');
  host.setAttribute('theme', dressing);
  const root = host.attachShadow({ mode: 'open' });
  const [theme, side] = dressing.split(' ') as [Theme, 'light' | 'dark'];
  dress(root, [tokenStyle, questionStyle, widgetStyle, lookStyle(theme, side).css]);
  const { Draw } = kinds[question.kind];
  render(
    <div class="card" lang="en" dir={direction as 'ltr' | 'rtl'}>
      <Draw question={question} words={words} name={question.id} idPrefix="x" {...state} onAnswer={() => {}} />
      <div class="actions">
        <button type="button" class="primary">
          {words('button.next')}
        </button>
        <button type="button" class="quiet">
          {words('button.back')}
        </button>
      </div>
    </div>,
    root,
  );
  return host;
}

/** What the page's address chose: one theme, one direction, or all of them. */
export interface Choice {
  theme: string | null;
  direction: string | null;
}

/** Links that change one part of the choice and keep the other. */
const Filter = ({
  label,
  part,
  all,
  values,
  chosen,
}: {
  label: string;
  part: keyof Choice;
  all: string;
  values: readonly string[];
  chosen: Choice;
}) => (
  <nav aria-label={label}>
    {[null, ...values].map((each) => {
      const wanted = Object.entries({ ...chosen, [part]: each }).filter((pair): pair is [string, string] => pair[1] !== null);
      return (
        <a key={each} href={`?${new URLSearchParams(wanted)}`} aria-current={each === chosen[part] ? 'page' : undefined}>
          {each ?? all}
        </a>
      );
    })}
  </nav>
);

/** Every example of every kind of question × theme × direction on one page, for developers, reviewers and visual comparison. */
export function drawGallery(target: HTMLElement, asked: Choice): void {
  const theme = galleryThemes.find((each) => each === asked.theme) ?? null;
  const direction = galleryDirections.find((each) => each === asked.direction) ?? null;
  const chosen = { theme, direction };
  render(
    <main>
      <header>
        <h1>Survey gallery</h1>
        <p>
          What citizens see. What staff see stands in the <a href="/gallery">dashboard's gallery</a>.
        </p>
        <Filter label="Themes" part="theme" all="every theme" values={galleryThemes} chosen={chosen} />
        <Filter label="Directions" part="direction" all="both directions" values={galleryDirections} chosen={chosen} />
      </header>
      {examples.map(({ name }, at) => (
        <section key={name}>
          <h2>{name}</h2>
          <div class="grid" data-example={at} />
        </section>
      ))}
    </main>,
    target,
  );
  for (const grid of target.querySelectorAll<HTMLElement>('[data-example]')) {
    const example = examples[Number(grid.dataset.example)]!;
    for (const each of theme ? [theme] : galleryThemes)
      for (const way of direction ? [direction] : galleryDirections) grid.append(drawExample(example, each, way));
  }
}
