import { createWords } from '../flow/words.ts';
import en from '../locales/en.json' with { type: 'json' };
import { render } from '../parts/render.ts';
import { type Example, examples } from '../questions/examples.ts';
import { kinds, questionStyle } from '../questions/index.ts';
import { tokenStyle, widgetStyle } from '../theme/index.ts';
import { dress } from '../theme/sheet.ts';

/** Every theme the gallery shows. */
export const galleryThemes: readonly string[] = ['light', 'dark'];
const directions = ['ltr', 'rtl'] as const;
const words = createWords(en, 'en');

/** One example as a citizen sees it: in a shadow root, with the widget's own style and nothing of the page's. */
function drawExample({ question, state }: Example, theme: string, direction: 'ltr' | 'rtl'): HTMLElement {
  const host = document.createElement('earshot-survey');
  host.setAttribute('theme', theme);
  const root = host.attachShadow({ mode: 'open' });
  dress(root, [tokenStyle, questionStyle, widgetStyle]);
  const { Draw } = kinds[question.kind];
  render(
    <div class="card" lang="en" dir={direction}>
      <Draw question={question} words={words} name={question.id} idPrefix="x" {...state} onAnswer={() => {}} />
    </div>,
    root,
  );
  return host;
}

const Filter = ({ theme }: { theme: string | null }) => (
  <nav aria-label="Themes">
    {[null, ...galleryThemes].map((each) => (
      <a key={each} href={each ? `?theme=${each}` : '?'} aria-current={each === theme ? 'page' : undefined}>
        {each ?? 'every theme'}
      </a>
    ))}
  </nav>
);

/** Every example of every kind of question × theme × direction on one page, for developers, reviewers and visual comparison. */
export function drawGallery(target: HTMLElement, wanted: string | null): void {
  const theme = galleryThemes.find((each) => each === wanted) ?? null;
  const themes = theme ? [theme] : galleryThemes;
  render(
    <main>
      <header>
        <h1>Survey gallery</h1>
        <p>
          What citizens see. What staff see stands in the <a href="/gallery">dashboard's gallery</a>.
        </p>
        <Filter theme={theme} />
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
    for (const each of themes) for (const direction of directions) grid.append(drawExample(example, each, direction));
  }
}
