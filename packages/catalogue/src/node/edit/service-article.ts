import type { Paper, PublicService } from '@motcua/contract/services';
import { feeFigure, feeNotes, notKnown, paperNotes, sentences, timeLimitFigure, timeLimitNotes } from '@motcua/contract/services/fact-texts';
import { html, type Html } from '../html.ts';
import { channelNames } from '@motcua/contract/services/names';
import { dayIn } from '../report-page.ts';

/**
 * A service as a citizen reads it, in plain markup: what it is, then where, how long, how much; papers, steps, who, source. The
 * order is that of `motcua-service-answer`.
 */
export function serviceArticle(service: PublicService): Html {
  const { plainName, name, summary, caveat, authority, channels, timeLimits, fees, papers, steps, applicants, exemptions, results, answers, source, code } = service;
  return html`<article lang="vi">
<h2>${plainName ?? name}</h2>
${summary !== undefined && html`<p class="lead">${summary}</p>`}
${caveat !== undefined && html`<p class="warning">${caveat}</p>`}
<dl>
<div><dt>Nơi nộp</dt><dd><b>${authority ?? notKnown}</b>${channels.map(({ kind, note }) => html`<br>${channelNames[kind].vi}${note !== undefined && html`: ${note}`}`)}</dd></div>
<div><dt>Thời hạn</dt><dd>${timeLimits.map((limit) => factView(limit.kind !== 'unknown', timeLimitFigure(limit), timeLimitNotes(limit)))}${timeLimits.length === 0 && notKnown}</dd></div>
<div><dt>Lệ phí</dt><dd>${fees.map((fee) => factView(fee.kind !== 'unknown', feeFigure(fee), feeNotes(fee)))}${fees.length === 0 && notKnown}${exemptions.length > 0 && html`<p>Không phải trả: ${exemptions.join('; ')}</p>`}</dd></div>
</dl>
${papers.length > 0 && html`<h3>Giấy tờ cần chuẩn bị</h3>`}
${papers.map(({ situation, papers: group }) => html`${situation !== undefined && html`<h4>${situation}</h4>`}<ul>${group.map(paperView)}</ul>`)}
${steps.length > 0 && html`<h3>Các bước</h3><ol>${steps.map(({ title, text }) => html`<li>${title}${text !== undefined && html`<br><small>${text}</small>`}</li>`)}</ol>`}
${applicants !== undefined && html`<h3>Ai được nộp</h3><p>${applicants}</p>`}
${answers.length > 0 && html`<h3>Hỏi và trả lời</h3>${answers.map(({ question, answer }) => html`<p><b>${question}</b><br>${answer}</p>`)}`}
${results.length > 0 && html`<h3>Bạn nhận được</h3><p>${results.join('; ')}</p>`}
<p class="quiet">Nguồn: ${source.name}. Mã ${code}. Tên chính thức: ${name}. Dữ liệu ngày ${dayIn(source.asOf)}.</p>
</article>`;
}

function factView(isKnown: boolean, figure: string, notes: readonly string[]): Html {
  return html`<p>${isKnown ? html`<b>${figure}</b>` : figure}${notes.length > 0 && html`<br><small>${sentences(...notes)}</small>`}</p>`;
}

function paperView(paper: Paper): Html {
  const notes = paperNotes(paper);
  return html`<li>${paper.name}${notes !== undefined && html`<br><small>${notes}</small>`}</li>`;
}
