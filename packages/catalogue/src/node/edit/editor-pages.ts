import type { PublicService } from '@motcua/contract/services';
import { html, type Html } from '../html.ts';
import { nameOf } from '../names.ts';
import type { WordsFault } from '../overlay/plain-words.ts';
import { emptiedHint, writtenFields } from '../overlay/words-text.ts';
import { serviceArticle } from '../service-article.ts';

/** A procedure in the list of the editor. */
interface ListedProcedure {
  readonly record: PublicService;
  /** There are own words about it. */
  readonly isOwn: boolean;
  /** Official facts have changed since words about it were written. */
  readonly isOutdated: boolean;
}

/** What the list shows, and why no more. */
export interface ListView {
  readonly base: string;
  readonly query: string;
  readonly only: 'all' | 'own' | 'outdated' | 'unnamed';
  readonly found: readonly ListedProcedure[];
  readonly all: number;
  /** Whether own words can be brought into the files that pages read. */
  readonly canBuild: boolean;
  readonly notice?: string | undefined;
}

/** A procedure that is being corrected. */
export interface FormView {
  readonly base: string;
  readonly official: PublicService;
  /** As it would be read with what is written in the form. */
  readonly record: PublicService;
  readonly written: ReadonlyMap<string, string>;
  readonly faults: ReadonlyMap<string, string>;
  readonly warnings: readonly WordsFault[];
  readonly outdated: readonly string[];
  readonly isOwn: boolean;
  readonly canUndo: boolean;
  readonly notice?: string | undefined;
}

const mostShown = 60;

const filters = [
  ['all', 'Tất cả'],
  ['own', 'Đã sửa'],
  ['outdated', 'Bản chính thức đã đổi'],
  ['unnamed', 'Chưa có tên dễ hiểu'],
] as const;

export function listPage({ base, query, only, found, all, canBuild, notice }: ListView): string {
  return pageOf(
    base,
    'Sửa hướng dẫn thủ tục',
    html`<h1>Sửa hướng dẫn thủ tục</h1>
${notice !== undefined && html`<p class="done" role="status">${notice}</p>`}
<form role="search" class="search">
<label for="tim">Tìm theo tên hoặc mã</label>
<div class="row"><input id="tim" name="tim" type="search" value="${query}"><button>Tìm</button></div>
<fieldset><legend>Chỉ xem</legend>${filters.map(([value, label]) => html`<label class="choice"><input type="radio" name="loc" value="${value}"${checked(only === value)}> ${label}</label>`)}</fieldset>
</form>
<p>${found.length === 0 ? 'Không tìm thấy thủ tục nào. Hãy thử từ khác, hoặc chọn “Tất cả”.' : `${found.length} trong ${all} thủ tục.`}${found.length > mostShown && ` Đang hiện ${mostShown} thủ tục đầu. Hãy gõ thêm chữ để tìm đúng hơn.`}</p>
<ul class="list">${found
      .slice(0, mostShown)
      .map(
        ({ record, isOwn, isOutdated }) =>
          html`<li><a href="${base}sua/${record.code}">${record.plainName ?? record.name}</a> ${isOwn && html`<b class="tag">Đã sửa</b>`} ${isOutdated && html`<b class="tag warning">Bản chính thức đã đổi</b>`}<br><span class="quiet">${record.code} · ${record.name}</span></li>`,
      )}</ul>
${canBuild && html`<form method="post" action="${base}dua-len"><button class="primary">Đưa nội dung mới lên trang web</button></form>`}`,
  );
}

export function formPage(view: FormView): string {
  const { base, official, record, written, faults, warnings, outdated, isOwn, canUndo, notice } = view;
  const title = record.plainName ?? record.name;
  return pageOf(
    base,
    `Sửa: ${title}`,
    html`<p><a href="${base}">← Danh sách</a></p>
<h1>${title}</h1>
<p class="quiet">${official.code} · ${official.name} · <a href="${official.source.url}" rel="noreferrer noopener" target="_blank">Xem trang gốc</a></p>
${faults.size > 0 && html`<div class="fault" role="alert" tabindex="-1" autofocus><p><b>Chưa lưu: có ${faults.size} mục phần mềm chưa hiểu.</b> Những gì bạn viết vẫn còn nguyên ở dưới. Hãy sửa các mục này rồi bấm Lưu.</p><ul>${[...faults].map(([field, fault]) => html`<li><a href="#${field}">${fault}</a></li>`)}</ul></div>`}
${notice !== undefined && html`<div class="done" role="status"><p>${notice}</p>${canUndo && html`<form method="post" action="${base}sua/${official.code}"><button name="lam" value="hoan-tac">Lấy lại bản trước</button></form>`}</div>`}
${outdated.length > 0 && html`<p class="warning">Bản chính thức đã đổi ở: ${outdated.map((field) => nameOf(field)).join(', ')}. Chỗ đó đang hiện theo bản chính thức mới. Hãy đọc lại, sửa nếu cần, rồi bấm Lưu.</p>`}
<div class="columns">
<form method="post" action="${base}sua/${official.code}" class="words">
<p class="quiet">Dấu | (gạch đứng) ngăn các phần của một dòng. Gõ: giữ Shift rồi nhấn phím \\, ngay trên phím Enter.</p>
<p class="quiet">${emptiedHint}</p>
${writtenFields.map(
  ({ field, label, hint, isLong }) => html`<div class="field">
<label for="${field}">${label}</label>
<p class="quiet" id="${field}-cach">${hint}</p>
${faults.has(field) && html`<p class="fault" id="${field}-sai">${faults.get(field)}</p>`}
${
  isLong
    ? html`<textarea id="${field}" name="${field}" rows="${rowsFor(written.get(field))}" aria-describedby="${field}-cach${faults.has(field) && ` ${field}-sai`}"${invalid(faults.has(field))}>
${written.get(field)}</textarea>`
    : html`<input id="${field}" name="${field}" value="${written.get(field)}" aria-describedby="${field}-cach${faults.has(field) && ` ${field}-sai`}"${invalid(faults.has(field))}>`
}</div>`,
)}
<div class="actions"><button class="primary" name="lam" value="luu">Lưu</button><button name="lam" value="xem" formaction="${base}sua/${official.code}#xem-truoc">Xem trước, chưa lưu</button></div>
</form>
<aside id="xem-truoc" aria-label="Người dân sẽ thấy"><p class="quiet">Người dân sẽ thấy</p>
${warnings.length > 0 && html`<div class="warning"><p><b>Nên xem lại</b></p><ul>${warnings.map(({ field, vi }) => html`<li>${nameOf(field)}: ${vi}</li>`)}</ul></div>`}
${serviceArticle(record, { level: 2, today: new Date(), helpline: '1022', related: [] })}
</aside>
</div>
${isOwn && html`<form method="post" action="${base}sua/${official.code}"><p>Muốn bỏ hết những gì đã sửa ở thủ tục này?</p><button name="lam" value="bo">Bỏ phần đã sửa, dùng lại bản có sẵn</button></form>`}`,
  );
}

export function problemPage(base: string, title: string, words: string): string {
  return pageOf(base, title, html`<h1>${title}</h1><p>${words}</p><p><a href="${base}">← Danh sách</a></p>`);
}

function rowsFor(text = ''): number {
  return Math.min(
    16,
    Math.max(
      2,
      text.split('\n').reduce((rows, line) => rows + 1 + Math.floor(line.length / 70), 0),
    ),
  );
}

function checked(isChecked: boolean): Html | false {
  return isChecked && html` checked`;
}

function invalid(isInvalid: boolean): Html | false {
  return isInvalid && html` aria-invalid="true"`;
}

function pageOf(base: string, title: string, body: Html): string {
  return html`<!doctype html>
<html lang="vi">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><link rel="stylesheet" href="${base}trang.css"><link rel="icon" href="data:,"></head>
<body><main>${body}</main></body>
</html>
`.markup;
}

export const editorStyle = `
:root { color-scheme: light dark; --ink: light-dark(#17212b, #eef2f6); --quiet: light-dark(#4a5866, #b6c2ce); --surface: light-dark(#fff, #10171e); --paper: light-dark(#f5f4f0, #18212a); --line: light-dark(#d5d3cc, #3a4550); --border: light-dark(#6b7783, #8796a4); --accent: light-dark(#0b57a4, #8ab8f5); --on-accent: light-dark(#fff, #10171e); --warning: light-dark(#8a5300, #e8b35a); --danger: light-dark(#b3261e, #f2a29b); --success: light-dark(#0f6b3c, #7fd1a3); }
* { box-sizing: border-box; }
body { margin: 0; background: var(--surface); color: var(--ink); font: 1.0625rem/1.55 system-ui, sans-serif; }
main { max-width: 80rem; margin: 0 auto; padding: 1rem 1rem 4rem; }
h1 { font-size: 1.75rem; line-height: 1.3; margin: .5rem 0; } h2 { font-size: 1.375rem; line-height: 1.35; margin: 0; } h3 { font-size: 1.125rem; margin: 1.5rem 0 .25rem; } h4 { font-size: 1rem; margin: 1rem 0 .25rem; }
a { color: var(--accent); } p { margin: .25rem 0; }
.quiet, small { color: var(--quiet); font-size: .9375rem; }
label { font-weight: 600; display: block; } .choice { font-weight: 400; display: inline-flex; gap: .5rem; align-items: center; min-height: 2.75rem; margin-inline-end: 1rem; }
fieldset { border: 0; padding: 0; margin: .5rem 0; } legend { font-weight: 600; }
input:not([type=radio]), textarea { width: 100%; font: inherit; color: inherit; background: var(--surface); border: 1px solid var(--border); border-radius: .625rem; padding: .5rem .75rem; min-height: 2.75rem; }
textarea { resize: vertical; } [aria-invalid] { border: 2px solid var(--danger) !important; }
button { font: inherit; font-weight: 600; min-height: 2.75rem; padding: .5rem 1.25rem; border-radius: .625rem; border: 1px solid var(--border); background: var(--surface); color: var(--ink); cursor: pointer; }
button.primary { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.row { display: flex; gap: .5rem; } .row input { flex: 1; }
.list { list-style: none; padding: 0; } .list li { padding: .75rem 0; border-block-end: 1px solid var(--line); }
.tag { font-size: .875rem; border: 1px solid currentcolor; border-radius: 1rem; padding: 0 .625rem; color: var(--success); }
.words > p { margin-block-end: 1rem; } .field { margin-block-end: 1.25rem; } .actions { display: flex; flex-wrap: wrap; gap: .75rem; position: sticky; bottom: 0; padding: .75rem 0; background: var(--surface); }
.fault { color: var(--danger); } div.fault, .done, p.warning, div.warning { border-inline-start: 4px solid currentcolor; padding: .5rem 1rem; background: var(--paper); margin: 1rem 0; }
.done { color: var(--success); } .warning { color: var(--warning); }
aside { background: var(--paper); border-radius: .625rem; padding: 1rem; overflow-wrap: anywhere; } .lead { font-size: 1.125rem; }
dl div { padding: .5rem 0; border-block-end: 1px solid var(--line); } dt { color: var(--quiet); } dd { margin: 0; }
@media (min-width: 60rem) { .columns { display: grid; grid-template-columns: 1fr 1fr; gap: 2rem; } aside { position: sticky; top: 1rem; max-height: calc(100vh - 2rem); overflow: auto; } }
`;
