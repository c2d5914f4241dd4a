import { useEffect } from 'preact/hooks';
import { examples } from '../parts/examples.tsx';
import { Mark } from '../parts/mark.tsx';
import { words } from '../words/words.ts';

const themes = ['light', 'dark'] as const;
const directions = ['ltr', 'rtl'] as const;

/** Every part × state × theme × direction on one page, for developers, reviewers and visual comparison. */
export function GalleryPage() {
  useEffect(() => {
    document.title = words('app.title.alone', { page: words('gallery.title') });
  }, []);
  return (
    <main class="gallery">
      <span class="mark">
        <Mark />
        {words('app.name')}
      </span>
      <h1>{words('gallery.title')}</h1>
      <p>
        <a href="/gallery/survey">{words('gallery.survey')}</a>
      </p>
      {Object.entries(examples).map(([name, Example]) => (
        <section key={name} class="section">
          <h2>{name}</h2>
          <div class="gallery-grid">
            {themes.flatMap((theme) =>
              directions.map((dir) => (
                <div key={`${theme} ${dir}`} class="gallery-cell" data-theme={theme} dir={dir}>
                  <Example />
                </div>
              )),
            )}
          </div>
        </section>
      ))}
    </main>
  );
}
