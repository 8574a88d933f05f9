/** Fitted on the development questions of the benchmark; docs/search.md says what each bought. */
export const tuning = {
  /** A word that is toned differently, one that goes on after what was typed, and one that was mistyped. */
  otherTone: 0.092,
  prefix: 0.6,
  mistyped: 0.2,
  /** Two words that follow each other, beside each alone. */
  pair: 0.978,
  /** A word that no service has, beside one that is rare. */
  unknown: 0.781,
  /** What a service is called in the law, beside what was typed; and what was typed, where the law calls it something else. */
  meaning: 0.92,
  literal: 0.75,
  /** Words of stories, beside those of the matter; and words without diacritics that may only ask. */
  story: 0.617,
  doubtful: 0.176,
  /** What is left of a passage's weight where a query says next to nothing of it. */
  surplus: 0.037,
  aliasSurplus: 0.105,
  /** All passages of a service together, beside the best one. */
  together: 0.575,
  /** Official names, their beginnings, and aliases. */
  name: 1,
  head: 0.76,
  alias: 0.8,
  /** Words far behind in a name: many of them make a special case. */
  late: 1.56,
  /** An alias that says more than was asked, and a service that lacks what was asked for. */
  unasked: 0.141,
  unmet: 0.9,
  /** A service that is for what the query denies, and one that denies the same. */
  denied: 0.117,
  denies: 0.184,
  /** Services for businesses, above the commune, of one place only; and those that many ask for. */
  business: 0.9,
  province: 0.94,
  ministry: 0.88,
  local: 0.85,
  often: 1.25,
} as const;
