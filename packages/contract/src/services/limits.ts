/** Longest query in characters; what is longer is refused, not cut, so that nothing typed is silently lost. */
export const longestQuery = 500;

/** The note of a paper of which a source says neither originals nor copies; its numbers are 0 then, and say nothing. */
export const countsUnsaid = 'Nguồn không nêu số bản.';
