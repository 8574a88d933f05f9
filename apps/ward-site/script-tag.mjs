/**
 * The tag that loads the elements, as it stands in a host's page.
 *
 * @param {Record<string, string | undefined>} values - Its attributes: `src`, `integrity`, `crossorigin` where the script comes from another origin, `data-*`.
 */
export function scriptTag(values) {
  return `<script async${attributes(values)}></script>`;
}

/** Attributes as markup; one without a value is left out. */
export function attributes(values) {
  return Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${String(value).replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`)
    .join('');
}
