import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { hanoiGuides, hanoiRecords } from '@motcua/catalogue/node';
import { feeFigure, timeLimitFigure } from '@motcua/contract/services/fact-texts';
import { textBrowser } from './packages.mjs';

// What somebody reads of the plain pages in w3m, which knows neither script nor style: everything, in its order, with lists as
// lists, no two words run together, and words on every link.

const skip = existsSync(textBrowser) ? false : 'needs a text browser: apt-get install w3m';
const folder = fileURLToPath(new URL('../../apps/ward-site/dist/self-hosted/thu-tuc/', import.meta.url));
const files = skip ? [] : readdirSync(folder).filter((file) => file.endsWith('.html'));
const markupOf = (file: string): string => readFileSync(folder + file, 'utf8');

/** A page as it is read, so wide that no line is broken: w3m breaks them within words, too, after a slash. */
function linesOf(markup: string, ...options: readonly string[]): string[] {
  const { status, stdout, stderr } = spawnSync(textBrowser, ['-dump', '-cols', '4000', '-T', 'text/html', '-I', 'UTF-8', '-O', 'UTF-8', ...options], {
    input: markup,
    encoding: 'utf8',
  });
  assert.deepEqual([status, stderr], [0, '']);
  return stdout.split('\n');
}
const joined = (lines: readonly string[]): string => lines.join(' ').replace(/\s+/g, ' ');
const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** What is not read after what stands before it. */
function missedIn(lines: readonly string[], parts: readonly string[]): string[] {
  const text = joined(lines);
  let from = 0;
  return parts.flatMap((part) => {
    const at = text.indexOf(plain(part), from);
    if (at < 0) return [part];
    from = at + plain(part).length;
    return [];
  });
}

/** What is no item of a list: none of its lines begins with this mark and these words. */
function notListed(lines: readonly string[], items: readonly (readonly [mark: string, words: string])[]): string[] {
  const marked = lines.flatMap((line, place) => (/^ *(•|\d+\.) /.test(line) ? [joined(lines.slice(place, place + 8)).trim()] : []));
  return items.flatMap(([mark, words]) => (marked.some((item) => item.startsWith(`${mark} ${plain(words)}`)) ? [] : [`${mark} ${words}`]));
}

/** Words, without the marks around them. */
const wordsOf = (text: string): string[] => text.split(/\s+/).map((word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''));
const decoded = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&nbsp;', '\u00a0').replaceAll('&amp;', '&');

/** Words that are read and stand in no text of the page: two that have run together. */
function runTogether(markup: string, read = markup): string[] {
  const known = new Set(
    decoded(markup)
      .split(/<[^>]*>/)
      .flatMap(wordsOf),
  );
  return linesOf(read)
    .map((line) => line.replace(/^ *\d+\. /, '')) // Numbers of a list are not text.
    .flatMap(wordsOf)
    .filter((word) => !known.has(word));
}

it('reads every procedure in its order: name, where, how long, how much, papers, steps, who, source', { skip }, () => {
  const records = hanoiRecords();
  assert.ok(records.length > 300);
  const missed = records.flatMap((record) => {
    const { code, name, plainName = name, summary, timeLimits, fees, papers, steps, applicants, source } = record;
    const lines = linesOf(markupOf(`${code}.html`));
    const [limit, fee] = [timeLimits.find(({ kind }) => kind !== 'unknown'), fees.find(({ kind }) => kind !== 'unknown')];
    const order = [
      plainName,
      ...(summary === undefined ? [] : [summary]),
      'Nơi nộp',
      'Bao lâu có kết quả',
      limit ? timeLimitFigure(limit) : 'Chưa có thông tin',
      'Lệ phí',
      fee ? feeFigure(fee) : 'Chưa có thông tin',
      'Giấy tờ cần chuẩn bị',
      ...papers.flatMap((group) => [...(group.situation === undefined ? [] : [`Chỉ khi: ${group.situation}`]), ...group.papers.map((paper) => paper.name)]),
      ...(steps.length > 0 ? ['Các bước', ...steps.flatMap(({ title, text }) => [title, ...(text === undefined ? [] : [text])])] : []),
      ...(applicants === undefined ? [] : ['Ai được nộp', applicants]),
      `Nguồn: ${source.name}`,
      `Tên chính thức: ${name}`,
      'Cần người giúp? Gọi',
    ];
    const listed = [...papers.flatMap((group) => group.papers.map((paper) => ['•', paper.name] as const)), ...steps.map(({ title }, place) => [`${place + 1}.`, title] as const)];
    return [...missedIn(lines, order), ...notListed(lines, listed)].map((part) => `${code}: ${part}`);
  });
  assert.deepEqual(missed, []);
});

it('reads every guide step by step, numbered through, and the list of them in its order', { skip }, () => {
  const guides = hanoiGuides();
  const list = linesOf(markupOf('su-kien.html'));
  assert.deepEqual(missedIn(list, ['Thủ tục theo việc trong đời', ...guides.flatMap(({ title, summary }) => [title, summary])]), []);
  assert.deepEqual(
    notListed(
      list,
      guides.map(({ title }) => ['•', title] as const),
    ),
    [],
  );
  const pages = files.filter((file) => file.startsWith('su-kien-')).map((file) => linesOf(markupOf(file)));
  for (const { title, summary, stages, source } of guides) {
    const lines = pages.find((each) => missedIn(each, [title, summary]).length === 0) ?? assert.fail(`no page of ${title}`);
    const steps = stages.flatMap((stage) => stage.steps);
    const order = stages.flatMap((stage) => [stage.title, ...stage.steps.flatMap((step) => [step.title, ...(step.note === undefined ? [] : [step.note])])]);
    assert.deepEqual(missedIn(lines, [title, summary, ...order, `Viết theo: ${source.name}`]), []);
    assert.deepEqual(
      notListed(
        lines,
        steps.map((step, place) => [`${place + 1}.`, step.title] as const),
      ),
      [],
    );
  }
});

it('reads no two words as one, and every link by words, on each of the pages', { skip }, () => {
  assert.ok(files.length > 390);
  const faults = files.flatMap((file) => {
    const markup = markupOf(file);
    const lines = linesOf(markup, '-o', 'display_link_number=1');
    const links = markup.match(/<a [^>]*href=/g)?.length ?? 0;
    const named = lines.join('\n').match(/\[\d+\](?=[\p{L}\p{N}(])/gu)?.length ?? 0;
    return [...runTogether(markup).map((word) => `${file}: ${word}`), ...(named === links ? [] : [`${file}: ${named} of ${links} links have words`])];
  });
  assert.deepEqual(faults, []);
});

it('sees what would be wrong: a list that is none, words run together, an order turned round, a link without words', { skip }, () => {
  const markup = markupOf('1.001193.html');
  const broken = markup.replace(/<\/?(li|ul|ol|dt|dd|dl|div|p|br|h\d)\b[^>]*>\s*/g, '<span></span>');
  assert.ok(runTogether(markup, broken).length > 10);
  assert.deepEqual(notListed(linesOf(broken), [['•', 'Giấy chứng sinh']]), ['• Giấy chứng sinh']);
  assert.deepEqual(missedIn(linesOf(markup), ['Lệ phí', 'Nơi nộp']), ['Nơi nộp']);
  const silent = linesOf(markup.replace(/(<a href="su-kien\.html">)[^<]*/, '$1'), '-o', 'display_link_number=1').join('\n');
  assert.notEqual(
    silent.match(/\[\d+\](?=[\p{L}\p{N}(])/gu)?.length,
    linesOf(markup, '-o', 'display_link_number=1')
      .join('\n')
      .match(/\[\d+\](?=[\p{L}\p{N}(])/gu)?.length,
  );
});
