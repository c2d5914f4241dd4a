import '../theme/tokens.css';
import './gallery.css';
import { drawGallery } from './gallery.tsx';

drawGallery(document.body, new URLSearchParams(location.search).get('theme'));
