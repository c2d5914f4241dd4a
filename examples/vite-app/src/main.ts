import { mount } from '@earshot/widget';

const target = document.querySelector('#survey');
if (target) {
  await mount(target, { url: import.meta.env.VITE_EARSHOT_URL, key: import.meta.env.VITE_EARSHOT_KEY, survey: 'parking-permit-done' });
}
