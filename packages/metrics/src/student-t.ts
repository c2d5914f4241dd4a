/** ln Γ(x), x > 0, by Lanczos with g = 7, nine terms (Godfrey's coefficients): relative error below 1e-14. */
const lanczos = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905,
  -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
] as const;

function logGamma(x: number): number {
  const shifted = x - 1;
  const base = shifted + 7.5;
  const series = lanczos.reduce((sum, coefficient, i) => (i === 0 ? coefficient : sum + coefficient / (shifted + i)), 0);
  return 0.5 * Math.log(2 * Math.PI) + (shifted + 0.5) * Math.log(base) - base + Math.log(series);
}

/** Keeps a denominator of the continued fraction away from zero. */
const TINY = 1e-300;

/** The continued fraction of the incomplete beta function by the modified Lentz method (Numerical Recipes, 3rd ed., §6.4). */
function betaFraction(x: number, a: number, b: number): number {
  const guard = (value: number) => (Math.abs(value) < TINY ? TINY : value);
  let c = 1;
  let d = 1 / guard(1 - ((a + b) * x) / (a + 1));
  let result = d;
  // Converges in about √max(a, b) rounds; the limit covers degrees of freedom far beyond where the normal takes over.
  for (let m = 1; m <= 10_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / guard(1 + even * d);
    c = guard(1 + even / c);
    result *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / guard(1 + odd * d);
    c = guard(1 + odd / c);
    result *= d * c;
    if (Math.abs(d * c - 1) < 1e-15) break;
  }
  return result;
}

/** The regularised incomplete beta function I_x(a, b). */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
  return x < (a + 1) / (a + b + 2) ? (front * betaFraction(x, a, b)) / a : 1 - (front * betaFraction(1 - x, b, a)) / b;
}

/** P(T > t) for Student's t and t ≥ 0. */
export const tTail = (t: number, degrees: number): number => incompleteBeta(degrees / (degrees + t * t), degrees / 2, 0.5) / 2;

/**
 * The value Student's t exceeds with probability `1 − probability`, for `probability` in [0.5, 1).
 * Infinite without degrees of freedom: one answer says nothing of the spread.
 * @throws RangeError outside [0.5, 1)
 */
export function tQuantile(probability: number, degrees: number): number {
  if (!(probability >= 0.5 && probability < 1)) throw new RangeError(`probability must be in [0.5, 1), not ${probability}`);
  if (!(degrees > 0)) return Number.POSITIVE_INFINITY;
  const tail = 1 - probability;
  let low = 0;
  let high = 2;
  while (tTail(high, degrees) > tail) high *= 2;
  // Newton's steps inside a bracket: quick where the curve is kind, never lost where it is not.
  let t = (low + high) / 2;
  for (let round = 0; round < 100; round++) {
    const excess = tTail(t, degrees) - tail;
    if (excess > 0) low = t;
    else high = t;
    const step = t + excess / tDensity(t, degrees);
    const next = step > low && step < high ? step : (low + high) / 2;
    if (Math.abs(next - t) <= 1e-13 * next) return next;
    t = next;
  }
  return t;
}

const tDensity = (t: number, degrees: number): number =>
  Math.exp(
    logGamma((degrees + 1) / 2) -
      logGamma(degrees / 2) -
      Math.log(Math.PI * degrees) / 2 -
      ((degrees + 1) / 2) * Math.log1p((t * t) / degrees),
  );
