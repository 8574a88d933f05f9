// Writes what was measured into docs/embed-safe.md, between its markers.
const [begin, end] = ['<!-- measured: written by `npm run bench -- embed-safe` -->', '<!-- end of what was measured -->'];
const signs = { green: '🟢', red: '🔴', none: '–' };
const words = { green: 'green', red: 'red', none: 'not applicable' };

const safe = (text) =>
  text
    .replace(/\|/g, '\\|')
    .replace(/https?:\/\/(127\.0\.0\.1|localhost)(:\d+)?/g, '')
    .replace(/</g, '&lt;')
    .replace(/\s+/g, ' ')
    .replace(/\.[\w-]{16}\.js/g, '.js');

/** The page with everything between its markers replaced by these columns. */
export function between(text, columns, probes) {
  const [before, rest] = text.split(begin);
  const after = rest?.split(end)[1];
  if (after === undefined) throw new Error('docs/embed-safe.md has lost its markers');
  return `${before}${begin}\n${tables(columns, probes)}\n${end}${after}`;
}

function tables(columns, probes) {
  const rows = probes.map((probe, index) => `| ${probe.title} | ${columns.map(({ cells }) => signs[cells[index].result]).join(' | ')} |`);
  const counts = columns.map(({ cells }) => ['green', 'red', 'none'].map((each) => cells.filter(({ result }) => result === each).length).join(' / '));
  const reasons = columns.flatMap(({ subject, cells }) => [
    `\n### ${subject.name}: ${subject.version}\n`,
    '| Probe | | Measured |\n|---|---|---|',
    ...probes.map((probe, index) => `| ${probe.title} | ${words[cells[index].result]} | ${safe(cells[index].reason)} |`),
  ]);
  return [
    `| | ${columns.map(({ subject }) => subject.name).join(' | ')} |`,
    `|---|${columns.map(() => ':-:').join('|')}|`,
    ...rows,
    `| green / red / not applicable | ${counts.join(' | ')} |`,
    ...reasons,
  ].join('\n');
}
