import { createApp, defineComponent, h, ref } from 'vue';
import { EarshotSurvey } from './earshot-survey.ts';

const { VITE_EARSHOT_URL: url, VITE_EARSHOT_KEY: key } = import.meta.env;
const options = { url, key, survey: 'parking-permit-done' };

const Page = defineComponent(() => {
  const isSent = ref(false);
  const isShown = ref(true);
  return () =>
    h('main', [
      h('h1', 'Your permit is ready'),
      isShown.value && h(EarshotSurvey, { options, onSubmitted: () => (isSent.value = true) }),
      h('p', { role: 'status' }, isSent.value ? 'The page knows that somebody answered.' : ''),
      h('button', { type: 'button', onClick: () => (isShown.value = !isShown.value) }, `${isShown.value ? 'Hide' : 'Show'} the survey`),
    ]);
});

createApp(Page).mount('#app');
