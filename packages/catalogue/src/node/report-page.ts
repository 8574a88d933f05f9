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

/** A share as a bar and in percent. */
export function share(part: number, whole: number): Html {
  const percent = whole === 0 ? 0 : (100 * part) / whole;
  return html`<meter max="100" value="${percent.toFixed(1)}"></meter> ${percent.toLocaleString('vi', { maximumFractionDigits: 1 })}&nbsp;%`;
}

export function count(number: number): string {
  return number.toLocaleString('vi');
}

/** `2026-11-27` as it is written in Vietnam. */
export function dayIn(day: string): string {
  return day.split('-').reverse().join('/');
}

/** How many whole days ago a day was. */
export function ageInDays(day: string, today: Date): number {
  return Math.floor((today.getTime() - Date.parse(day)) / 86_400_000);
}

/** The day as records write it. */
export function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}

const style = html`
:root { color-scheme: light dark; --line: light-dark(#d5d3cc, #3a4550); --quiet: light-dark(#4a5866, #b6c2ce); }
body { margin: 0; font: 1.0625rem/1.55 system-ui, sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.75rem; line-height: 1.3; } h2 { font-size: 1.375rem; margin: 2rem 0 .5rem; } h3 { font-size: 1.125rem; margin: 0; }
.quiet { color: var(--quiet); margin: .125rem 0; }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: 1rem; margin: 1rem 0; }
.figures dd { margin: 0; font-size: 1.75rem; font-weight: 700; } .figures dt { color: var(--quiet); }
section, .warning { border-inline-start: 4px solid var(--line); padding: .5rem 0 .5rem 1rem; margin: 1rem 0; }
section.refused { border-color: light-dark(#b3261e, #f2a29b); } section.doubtful, .warning { border-color: light-dark(#8a5300, #e8b35a); }
.count { font-weight: 400; color: var(--quiet); }
table { border-collapse: collapse; width: 100%; } th, td { text-align: start; vertical-align: top; padding: .375rem .5rem; border-block-end: 1px solid var(--line); overflow-wrap: anywhere; }
tbody th { font-weight: 400; } .many td { text-align: end; font-variant-numeric: tabular-nums; } .many th:not(:first-child) { text-align: end; width: 5rem; }
meter { max-width: 100%; }
summary { min-height: 2.75rem; align-content: center; cursor: pointer; } li { overflow-wrap: anywhere; }
del { color: var(--quiet); } ins { text-decoration: none; font-weight: 600; }
@media (max-width: 30rem) {
  .many table { table-layout: fixed; } .many th, .many td { padding-inline: .125rem; font-size: .875rem; } .many thead th { font-size: .75rem; }
  .many th:not(:first-child) { width: 2.75rem; }
}
@media print { details::details-content { content-visibility: visible; } tr { break-inside: avoid; } h2 { break-after: avoid; } }
`;
