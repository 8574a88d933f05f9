/** Longest query in characters; what is longer is refused, not cut, so that nothing typed is silently lost. */
export const longestQuery = 500;
