/** Media type of problem details (RFC 9457, section 3). */
export const problemMediaType = 'application/problem+json';
