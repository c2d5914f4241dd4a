/** The level of every chance range: the convention that official statistics share. */
export const LEVEL = 0.95;

/** The standard normal quantile at 97.5 %: 2.5 % stays outside at each end. */
export const Z = 1.959963984540054;

/** From where to where, in the unit of the number it belongs to. */
export interface Interval {
  low: number;
  high: number;
}

/** Cuts an interval to the scale and stretches it to hold the number shown: a range beside its number must never exclude it. */
export const within = ({ low, high }: Interval, scale: Interval, shown: number): Interval => ({
  low: Math.min(shown, Math.max(scale.low, low)),
  high: Math.max(shown, Math.min(scale.high, high)),
});
