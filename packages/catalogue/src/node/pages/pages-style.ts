/** The one stylesheet of the pages: light and dark, from a phone to paper, for the oldest browsers served. */
export const pagesStyle = `:root { color-scheme: light dark; --ink: #17212b; --quiet: #4a5866; --surface: #fff; --paper: #f5f4f0; --line: #d5d3cc; --accent: #0b57a4; --on-accent: #fff; --warning: #8a5300; --warning-quiet: #fdf3e3; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #eef2f6; --quiet: #b6c2ce; --surface: #10171e; --paper: #18212a; --line: #3a4550; --accent: #8ab8f5; --on-accent: #06213f; --warning: #e8b35a; --warning-quiet: #2a2110; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--surface); color: var(--ink); font: 1.125rem/1.55 system-ui, sans-serif; overflow-wrap: anywhere; }
header, main, footer { max-width: 46rem; margin: 0 auto; padding: 1rem; }
header { border-block-end: 1px solid var(--line); }
header h1, .site { margin: 0; font-size: 1.125rem; font-weight: 600; line-height: 1.4; }
nav ul { display: flex; flex-wrap: wrap; column-gap: 1.25rem; margin: 0; padding: 0; list-style: none; }
nav a, .list a { display: flex; align-items: center; min-height: 2.75rem; }
main { outline: none; }
h1 { font-size: 1.75rem; line-height: 1.3; margin: .5rem 0; }
article > h2:first-child { font-size: 1.75rem; line-height: 1.3; margin-block-start: .5rem; }
h2 { font-size: 1.375rem; line-height: 1.35; margin: 2rem 0 .5rem; }
h3 { font-size: 1.125rem; margin: 1.25rem 0 .25rem; }
h4 { font-size: 1.125rem; margin: 1rem 0 .25rem; }
p { margin: .5rem 0; }
a { color: var(--accent); }
a:focus-visible, summary:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
.lead { font-size: 1.25rem; }
.quiet, small { color: var(--quiet); font-size: 1rem; }
.facts { margin: 1.5rem 0; padding: .25rem 1rem; border-radius: .625rem; background: var(--paper); }
.facts > div { padding: .75rem 0; }
.facts > div + div { border-block-start: 1px solid var(--line); }
dt { color: var(--quiet); }
dd { margin: 0; }
dd p { margin: 0 0 .25rem; }
dd p:first-child > b { font-size: 1.375rem; line-height: 1.35; }
li { margin-block-end: .5rem; }
.list { padding: 0; list-style: none; }
.list p { margin: 0 0 .75rem; }
.list li { margin: 0; border-block-end: 1px solid var(--line); }
.warning { margin: 1rem 0; padding: .5rem 1rem; border-inline-start: 4px solid var(--warning); background: var(--warning-quiet); }
.button { display: inline-flex; align-items: center; min-height: 2.75rem; padding: .25rem 1.25rem; border-radius: .625rem; background: var(--accent); color: var(--on-accent); font-weight: 600; text-decoration: none; }
summary { min-height: 2.75rem; padding-block: .5rem; cursor: pointer; font-weight: 600; }
.call { white-space: nowrap; }
.skip { position: absolute; inset-inline-start: 1rem; padding: .75rem 1rem; background: var(--surface); transform: translateY(-200%); }
.skip:focus { transform: none; }
footer { margin-block-start: 2rem; border-block-start: 1px solid var(--line); color: var(--quiet); font-size: 1rem; }
@media (min-width: 40rem) {
  .facts { display: grid; grid-template-columns: repeat(3, 1fr); gap: 1.5rem; }
  .facts > div + div { border-block-start: 0; }
}
@media print {
  nav, .skip, .button, section { display: none; }
  body { font-size: 11pt; }
  header, main, footer { max-width: none; padding: 0; }
  .facts { padding: 0; background: none; }
  h1, h2, h3, h4 { break-after: avoid; }
  li, .facts > div { break-inside: avoid; }
  a { color: inherit; text-decoration: none; }
}
`;
