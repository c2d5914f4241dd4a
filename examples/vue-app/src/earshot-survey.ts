import { type Drawn, type MountOptions, mount } from '@earshot/widget';
import { defineComponent, h, onBeforeUnmount, ref, watchEffect } from 'vue';

/** A survey as a Vue component. Other options make another survey; an answer that was begun is then over. */
export const EarshotSurvey = defineComponent(
  ({ options }: { options: MountOptions }, { emit }) => {
    const place = ref<HTMLElement | null>(null);
    const tell = () => emit('submitted');
    addEventListener('earshot:submitted', tell);
    onBeforeUnmount(() => removeEventListener('earshot:submitted', tell));
    watchEffect(
      (onCleanup) => {
        if (!place.value) return;
        let drawn: Drawn | undefined;
        let gone = false;
        onCleanup(() => {
          gone = true;
          drawn?.close();
        });
        mount(place.value, options).then(
          (survey) => {
            if (gone) survey.close();
            else drawn = survey;
          },
          // The page goes on without a survey.
          (error: unknown) => console.warn(error),
        );
      },
      { flush: 'post' },
    );
    return () => h('div', { ref: place });
  },
  { name: 'EarshotSurvey', props: ['options'], emits: ['submitted'] },
);
