/** Fitted on the development questions of the benchmark; see README.md. */
export const tuning = {
  /** A word that is toned differently, one that goes on after what was typed, and one that was mistyped. */
  otherTone: 0.7,
  prefix: 0.75,
  mistyped: 0.7,
  /** Two words that follow each other, beside each alone. */
  pair: 0.7,
  /** A word that no service has, beside one that is rare. */
  unknown: 0.5,
  /** What a service is called in the law, beside what was typed. */
  meaning: 1.15,
  /** Passages that say much more than the query. */
  surplus: 0.3,
  /** All passages of a service together, beside the best one. */
  together: 0.15,
  /** What was typed, where the law calls it something else. */
  literal: 0.6,
  /** Words of stories, beside those of the matter. */
  story: 0.55,
  /** Words without diacritics that may only ask. */
  doubtful: 0.35,
  /** The beginning of an official name. */
  head: 0.95,
  unasked: 0.8,
  unmet: 0.9,
  business: 0.9,
  province: 0.94,
  ministry: 0.88,
} as const;
