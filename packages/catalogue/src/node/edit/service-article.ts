import type { ChannelKind, Fee, PublicService, TimeLimit } from '@motcua/contract/services';
import { html, type Html } from '../html.ts';

const channels: Readonly<Record<ChannelKind, string>> = { counter: 'Tại quầy', online: 'Trực tuyến', post: 'Bưu điện' };
const units = { workingDay: 'ngày làm việc', calendarDay: 'ngày', hour: 'giờ' } as const;

/**
 * A service as a citizen reads it, in plain markup: what it is, then where, how long, how much; papers, steps, who, source. The
 * order is that of `motcua-service-answer`.
 */
export function serviceArticle(service: PublicService): Html {
  const { plainName, name, summary, caveat, authority, papers, steps, applicants, exemptions, results, answers, source, code } = service;
  return html`<article lang="vi">
<h2>${plainName ?? name}</h2>
${summary !== undefined && html`<p class="lead">${summary}</p>`}
${caveat !== undefined && html`<p class="warning">${caveat}</p>`}
<dl>
<div><dt>Nơi nộp</dt><dd><b>${authority ?? 'Chưa có thông tin'}</b>${service.channels.map(({ kind, note }) => html`<br>${channels[kind]}${note !== undefined && html`: ${note}`}`)}</dd></div>
<div><dt>Thời hạn</dt><dd>${service.timeLimits.map((limit) => html`<p>${limitView(limit)}</p>`)}${service.timeLimits.length === 0 && 'Chưa có thông tin'}</dd></div>
<div><dt>Lệ phí</dt><dd>${service.fees.map((fee) => html`<p>${feeView(fee)}</p>`)}${service.fees.length === 0 && 'Chưa có thông tin'}${exemptions.length > 0 && html`<p>Không phải trả: ${exemptions.join('; ')}</p>`}</dd></div>
</dl>
${papers.length > 0 && html`<h3>Giấy tờ cần chuẩn bị</h3>`}
${papers.map(
  ({ situation, papers: group }) =>
    html`${situation !== undefined && html`<h4>${situation}</h4>`}<ul>${group.map(({ name: paper, originals, copies, note }) => html`<li>${paper} (${countView(originals, copies)})${note !== undefined && html`<br><small>${note}</small>`}</li>`)}</ul>`,
)}
${steps.length > 0 && html`<h3>Các bước</h3><ol>${steps.map(({ title, text }) => html`<li>${title}${text !== undefined && html`<br><small>${text}</small>`}</li>`)}</ol>`}
${applicants !== undefined && html`<h3>Ai được nộp</h3><p>${applicants}</p>`}
${answers.length > 0 && html`<h3>Hỏi và trả lời</h3>${answers.map(({ question, answer }) => html`<p><b>${question}</b><br>${answer}</p>`)}`}
${results.length > 0 && html`<h3>Bạn nhận được</h3><p>${results.join('; ')}</p>`}
<p class="quiet">Nguồn: ${source.name}. Mã ${code}. Tên chính thức: ${name}. Dữ liệu ngày ${source.asOf.split('-').reverse().join('/')}.</p>
</article>`;
}

function limitView(limit: TimeLimit): Html {
  const known = limit.kind === 'known' ? html`<b>${limit.amount} ${units[limit.unit]}</b>` : html`Chưa có thông tin${limit.note !== undefined && html`. ${limit.note}`}`;
  return html`${known}${whenView(limit)}`;
}

function feeView(fee: Fee): Html {
  const said =
    fee.kind === 'amount'
      ? html`<b>${fee.feeVnd.toLocaleString('vi')} đồng</b>${fee.unit !== undefined && `/${fee.unit}`}`
      : fee.kind === 'free'
        ? html`<b>Miễn phí</b> theo ${fee.rule}`
        : html`Chưa có thông tin${fee.note !== undefined && html`. ${fee.note}`}`;
  return html`${said}${whenView(fee)}`;
}

function whenView({ condition, channel }: Fee | TimeLimit): Html {
  const when = [channel && channels[channel], condition].filter((part) => part !== undefined);
  return html`${when.length > 0 && html`<br><small>${when.join('. ')}</small>`}`;
}

function countView(originals: number, copies: number): string {
  const counts = [originals > 0 ? `${originals} bản chính` : '', copies > 0 ? `${copies} bản sao` : ''].filter(Boolean);
  return counts.length > 0 ? counts.join(', ') : 'chỉ cho xem, không nộp';
}
