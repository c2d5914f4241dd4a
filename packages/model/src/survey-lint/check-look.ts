import { correctionLine, dressed } from '../rules/look/palettes.ts';
import type { Survey } from '../survey.ts';
import type { Found } from './rules.ts';

/** Colours that not everybody could read: they are drawn in another shade. */
export function* checkLook({ look }: Survey): Generator<Found> {
  if (!look?.colours) return;
  for (const correction of dressed(look.theme ?? 'neutral', 'light', look.colours).corrections)
    yield { code: 'low-contrast', at: `look.colours.${correction.name}`, message: correctionLine(correction) };
}
