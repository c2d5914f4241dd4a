import { words } from '../words/words.ts';
export function GalleryPage() {
  return (
    <main class="main">
      <h1>{words('gallery.title')}</h1>
    </main>
  );
}
