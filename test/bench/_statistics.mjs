// What figures are worth: quantiles, Wilson's interval, and a sign test for two engines on the same questions.

export const percent = (share) => (100 * share).toFixed(1).padStart(5);

/** The value that this share of all values does not exceed. */
export function quantile(values, share) {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

/** Wilson's interval of a share, 95 %. */
export function interval(share, n) {
  const z = 1.96;
  const middle = share + (z * z) / (2 * n);
  const reach = z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n));
  const scale = 1 + (z * z) / n;
  return [(middle - reach) / scale, (middle + reach) / scale];
}

/**
 * Exact two-sided sign test: how likely so uneven a split is, were both engines equally good. Questions on which both
 * are right, or both wrong, say nothing.
 */
export function signTest(onlyOne, onlyOther) {
  const n = onlyOne + onlyOther;
  const fewer = Math.min(onlyOne, onlyOther);
  let logTerm = -n * Math.log(2); // In logarithms: 2 to the power of minus 1100 is no number any more.
  let tail = Math.exp(logTerm);
  for (let k = 1; k <= fewer; k += 1) {
    logTerm += Math.log((n - k + 1) / k);
    tail += Math.exp(logTerm);
  }
  return Math.min(1, 2 * tail);
}
