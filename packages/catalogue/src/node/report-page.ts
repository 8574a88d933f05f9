import { html, type Html, type Part } from './html.ts';

/** Records older than this are said to be old: fees and papers change every season. */
export const staleDays = 90;

/** A page for a person who looks after a catalogue: Vietnamese, without a script, from a phone to paper. */
export function reportPageWith(title: string, content: Html): string {
  return html`<!doctype html>
<html lang="vi">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title>
<style>${style}</style>
<main>
<h1>${title}</h1>
${content}
</main>
`.markup;
}

/** Large figures beside each other, each below its name. */
export function figures(named: readonly (readonly [name: string, number: number])[]): Html {
  return html`<dl class="figures">
${named.map(([name, number]) => html`<div><dt>${name}</dt><dd>${count(number)}</dd></div>`)}
</dl>`;
}

/** A table, of which the first cell of a row says what the row is about. */
export function tableWith(headings: readonly string[], rows: readonly (readonly Part[])[]): Html {
  return html`<table><thead><tr>${headings.map((each) => html`<th scope="col">${each}</th>`)}</tr></thead><tbody>
${rows.map(
  ([first, ...cells]) => html`<tr><th scope="row">${first}</th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>
`,
)}</tbody></table>`;
}

/** A share in percent, and as a bar for the eye alone. */
export function share(part: number, whole: number): Html {
  return html`${percentOf(part, whole)} ${bar(part, whole)}`;
}

/** A number, which share it is, and that as a bar. */
export function countAndShare(part: number, whole: number): Html {
  return html`${count(part)} <span class="quiet">(${percentOf(part, whole)})</span> ${bar(part, whole)}`;
}

function bar(part: number, whole: number): Html {
  return html`<svg class="bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true"><rect width="${Math.round(ratio(part, whole) * 1000) / 10}" height="1"/></svg>`;
}

function percentOf(part: number, whole: number): string {
  return `${(100 * ratio(part, whole)).toLocaleString('vi', { maximumFractionDigits: 1 })}\u00a0%`;
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

export function count(number: number): string {
  return number.toLocaleString('vi');
}

/** `2026-11-27` as it is written in Vietnam. */
export function dayIn(day: string): string {
  return day.split('-').reverse().join('/');
}

const style = html`
:root { color-scheme: light dark; --line: light-dark(#d5d3cc, #3a4550); --border: light-dark(#6b7783, #8796a4); --quiet: light-dark(#4a5866, #b6c2ce); }
body { margin: 0; font: 1.0625rem/1.55 system-ui, sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.75rem; line-height: 1.3; } h2 { font-size: 1.375rem; margin: 2rem 0 .5rem; } h3 { font-size: 1.125rem; margin: 1.5rem 0 .5rem; } h4 { font-size: 1.0625rem; margin: 0; }
a { color: light-dark(#0b57a4, #8ab8f5); }
.quiet { color: var(--quiet); margin: .125rem 0; }
.figures { display: grid; align-items: end; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: 1rem; margin: 1rem 0; }
.figures dd { margin: 0; font-size: 1.75rem; font-weight: 700; } .figures dt { color: var(--quiet); }
section, .warning { border-inline-start: 4px solid var(--line); padding: .5rem 0 .5rem 1rem; margin: 1rem 0; } section p { margin: .25rem 0; }
section.refused { border-color: light-dark(#b3261e, #f2a29b); } section.doubtful, .warning { border-color: light-dark(#8a5300, #e8b35a); }
.count { font-weight: 400; color: var(--quiet); }
table { border-collapse: collapse; width: 100%; } th, td { text-align: start; vertical-align: top; padding: .375rem .5rem; border-block-end: 1px solid var(--line); overflow-wrap: anywhere; }
tbody th { font-weight: 400; } thead th:first-child { width: 36%; } .many td { text-align: end; font-variant-numeric: tabular-nums; } .many th:not(:first-child) { text-align: end; width: 5rem; }
.bar { float: inline-end; width: 6rem; max-width: 100%; height: .75rem; margin: .375rem 1rem .375rem 0; border: 1px solid var(--border); border-radius: .375rem; fill: var(--border); }
main > p:last-child { margin-block-start: 1rem; }
summary { min-height: 2.75rem; align-content: center; cursor: pointer; } li { overflow-wrap: anywhere; }
del { color: var(--quiet); } ins { text-decoration: none; font-weight: 600; }
@media (max-width: 30rem) {
  table { table-layout: fixed; } .bar { float: none; display: block; margin: .25rem 0; } .many th, .many td { padding-inline: .125rem; font-size: .875rem; } .many thead th { font-size: .75rem; }
  .many th:first-child { width: auto; } .many th:not(:first-child) { width: 2.625rem; }
}
@media print { main { padding: 0; } tr, li { break-inside: avoid; } h2, h3, h4 { break-after: avoid; } }
`;
