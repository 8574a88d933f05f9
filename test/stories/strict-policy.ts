/** The normal state of a host's page; msw answers inside the page, so nothing is connected to. */
export const strictPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types motcua-1 motcua-lit-1";
