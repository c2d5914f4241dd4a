// The script of the page that shows every question at once: each is mounted as a survey of its own, by the package's own entry.
import { mount } from '@earshot/widget';

for (const place of document.querySelectorAll('[data-survey]'))
  await mount(place, { url: location.origin, key: 'pk_port-ellery_x', survey: place.getAttribute('data-survey') ?? '', theme: 'auto' });
document.documentElement.toggleAttribute('data-ready', true);
