import '../theme/tokens.css';
import './gallery.css';
import { drawGallery } from './gallery.tsx';

const asked = new URLSearchParams(location.search);
drawGallery(document.body, { theme: asked.get('theme'), direction: asked.get('direction') });
