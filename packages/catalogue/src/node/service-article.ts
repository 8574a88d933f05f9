import type { ChannelKind, Fee, Paper, PaperGroup, PublicService, TimeLimit } from '@motcua/contract/services';
import {
  feeFigure,
  feeNotes,
  lacksOrigins,
  lastDayOf,
  notKnown,
  onlineWays,
  originsUnsaid,
  paperNotes,
  proofText,
  sentences,
  standInNames,
  timeLimitFigure,
  timeLimitNotes,
} from '@motcua/contract/services/fact-texts';
import { channelNames, levelNames } from '@motcua/contract/services/names';
import { ageInDays, dayOf } from './days.ts';
import { grouped } from './grouped.ts';
import { html, type Html } from './html.ts';
import { dayIn, staleDays } from './report-page.ts';

/** Where an article stands, and what it needs to know beside its service. */
export interface ArticleView {
  /** Level of the heading that names the service. */
  readonly level: 1 | 2;
  /** The day on which it is decided what is old and which fees are over. */
  readonly today: Date;
  /** Whom to call for help. */
  readonly helpline: string;
  /** Services that people often need next, with their address. */
  readonly related: readonly RelatedService[];
}

/** A service that an article leads to. */
export interface RelatedService {
  readonly href: string;
  readonly title: string;
}

/**
 * A service as a citizen reads it, in plain markup: what it is, then where, how long, how much; papers, steps, who may apply, what they get,
 * online, source. Order and words are those of `motcua-service-answer`.
 */
export function serviceArticle(service: PublicService, view: ArticleView): Html {
  const { name, summary, steps, results, answers, legalBasis, source, code, replaces } = service;
  const { level, related } = view;
  const titled = (title: string): Html => html`<h${level + 1}>${title}</h${level + 1}>`;
  return html`<article lang="vi">
<h${level}>${titleOf(service)}</h${level}>
${summary !== undefined && html`<p class="lead">${summary}</p>`}
${newerView(service)}
${doubtView(service, view)}
<dl class="facts">
${whereView(service)}
${timeView(service)}
${feeView(service, view)}
</dl>
${titled('Giấy tờ cần chuẩn bị')}
${papersView(service.papers, level + 2)}
${steps.length > 0 && html`${titled('Các bước')}<ol>${steps.map(({ title, text }) => html`<li>${title}${text !== undefined && html`<br><small>${text}</small>`}</li>`)}</ol>`}
${titled('Ai được nộp')}
${applicantsView(service, view)}
${results.length > 0 && html`${titled('Bạn nhận được gì')}<p>${results.join('; ')}</p>`}
${answers.length > 0 && html`${titled('Hỏi đáp')}${answers.map(({ question, answer }) => html`<p><b>${question}</b><br>${answer}</p>`)}`}
${onlineView(service, titled)}
${
  legalBasis.length > 0 &&
  html`<details><summary>Luật và quy định (${legalBasis.length} văn bản)</summary><ul>${legalBasis.map((citation) => html`<li>${citation}</li>`)}</ul></details>`
}
${related.length > 0 && html`${titled('Việc thường làm cùng hoặc làm tiếp')}<ul>${related.map(({ href, title }) => html`<li><a href="${href}">${title}</a></li>`)}</ul>`}
<p class="quiet">Nguồn: <a href="${source.url}" rel="noreferrer">${source.name}</a>. Mã ${code}${replaces.length > 0 && `, thay cho mã ${replaces.join(', ')}`}. Tên chính thức: ${name}. Dữ liệu ngày ${dayIn(source.asOf)}.</p>
</article>`;
}

/** What a citizen calls a service. */
export function titleOf({ plainName, name }: Pick<PublicService, 'plainName' | 'name'>): string {
  return plainName ?? name;
}

/** What makes a record doubtful, or how old it is, before anything that somebody may act on. */
export function doubtView({ caveat, source: { asOf } }: Pick<PublicService, 'caveat' | 'source'>, { today, helpline }: Pick<ArticleView, 'today' | 'helpline'>): Html | false {
  const isOld = ageInDays(asOf, today) > staleDays;
  if (caveat === undefined && !isOld) return false;
  return html`<div class="warning">
${caveat !== undefined && html`<p><b>Thông tin này có thể không còn đúng.</b> ${caveat}</p>`}
${isOld && html`<p><b>Dữ liệu cũ, từ ngày ${dayIn(asOf)}, có thể đã đổi.</b></p>`}
<p>Hãy hỏi quầy một cửa trước khi đi, hoặc gọi ${callView(helpline)}.</p>
</div>`;
}

/** That another code is said to be in force, of which nothing else is known. */
function newerView({ code, replacedBy }: PublicService): Html | undefined {
  return (
    replacedBy &&
    html`<div class="warning"><p><b>Mã mới được báo là ${replacedBy.code}.</b> Dưới đây là nội dung theo mã cũ ${code}, có thể đã đổi. Hãy hỏi quầy một cửa trước khi đi. (${replacedBy.rule})</p></div>`
  );
}

/** Who may apply, and whether somebody else may go instead. */
function applicantsView({ applicants, standIn }: PublicService, { helpline }: ArticleView): Html {
  return html`${applicants !== undefined && html`<p>${applicants}</p>`}
<p><b>Người khác đi thay được không?</b> ${
    standIn
      ? html`${standInNames[standIn.kind]}.<br><small>${proofText(standIn)}</small>`
      : html`Chưa rõ: nguồn không ghi. Trước khi nhờ ai, hãy hỏi quầy một cửa hoặc gọi ${callView(helpline)}.`
  }</p>`;
}

/** A telephone number that calls. */
export function callView(number: string): Html {
  return html`<a class="call" href="tel:${number.replace(/[^\d+]/g, '')}">${number}</a>`;
}

function whereView({ authority, governmentLevels, channels }: PublicService): Html {
  const figure = authority ?? governmentLevels.map((level) => levelNames[level].vi).join(', ');
  return html`<div><dt>Nơi nộp</dt><dd>
${figure === '' ? html`<p>${notKnown}</p><p class="quiet">Chưa rõ nộp ở đâu. Hãy gọi hỏi trước khi đi.</p>` : html`<p><b>${figure}</b></p>`}
${channels.length === 0 ? html`<p class="quiet">Cách nộp: chưa có thông tin</p>` : channels.map(({ kind, note }) => html`<p>${channelNames[kind].vi}${note !== undefined && html`: ${note}`}</p>`)}
</dd></div>`;
}

function timeView({ timeLimits }: PublicService): Html {
  const facts = merged(timeLimits, (limit) => ({ figure: timeLimitFigure(limit), notes: timeLimitNotes({ ...limit, channel: undefined }) }));
  return html`<div><dt>Bao lâu có kết quả</dt><dd>
${facts}
${!timeLimits.some(isKnown) && html`<p class="quiet">Chưa rõ bao lâu có kết quả. Hãy hỏi ngày hẹn trả khi nộp.</p>`}
</dd></div>`;
}

function feeView({ fees, exemptions }: PublicService, { today }: ArticleView): Html {
  const valid = fees.filter((fee) => (lastDayOf(fee) ?? '9999') >= dayOf(today));
  return html`<div><dt>Lệ phí</dt><dd>
${merged(valid, (fee) => ({ figure: feeFigure(fee), notes: feeNotes({ ...fee, channel: undefined }) }))}
${exemptions.length > 0 && html`<p><b>Không phải trả:</b> ${exemptions.join('; ')}</p>`}
${!valid.some(isKnown) && html`<p class="quiet">Chưa có thông tin lệ phí. Hãy hỏi quầy một cửa trước khi đi.</p>`}
</dd></div>`;
}

function isKnown({ kind }: Fee | TimeLimit): boolean {
  return kind !== 'unknown';
}

/** Facts, each once, known ones first: a portal repeats them for every channel, which people want to hear of only where they differ. */
function merged<F extends Fee | TimeLimit>(facts: readonly F[], textsOf: (fact: F) => { readonly figure: string; readonly notes: readonly string[] }): readonly Html[] {
  if (facts.length === 0) return [html`<p>${notKnown}</p>`];
  const groups = [...grouped(facts, (fact) => JSON.stringify(textsOf(fact))).values()].sort(
    ([a], [b]) => Number(b !== undefined && isKnown(b)) - Number(a !== undefined && isKnown(a)),
  );
  return groups.flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { figure, notes } = textsOf(first);
    const channels = groups.length > 1 ? group.flatMap(({ channel }: { readonly channel?: ChannelKind | undefined }) => (channel ? [channelNames[channel].vi] : [])) : [];
    const limits = sentences(channels.join(', '), ...notes);
    return [html`<p>${isKnown(first) ? html`<b>${figure}</b>` : figure}${limits !== '' && html`<br><small>${limits}</small>`}</p>`];
  });
}

function papersView(groups: readonly PaperGroup[], level: number): Html {
  if (groups.length === 0) return html`<p>Chưa có thông tin giấy tờ. Hãy hỏi quầy một cửa trước khi đi.</p>`;
  const isDivided = groups.some(({ situation }) => situation !== undefined);
  return html`${groups.map(
    ({ situation, papers }) =>
      html`${isDivided && html`<h${level}>${situation === undefined ? 'Ai cũng cần' : `Chỉ khi: ${situation}`}</h${level}>`}<ul>${papers.map(paperView)}</ul>`,
  )}${lacksOrigins(groups) && html`<p class="quiet">${originsUnsaid}</p>`}`;
}

function paperView(paper: Paper): Html {
  const notes = paperNotes(paper);
  return html`<li>${paper.name}${notes !== undefined && html`<br><small>${notes}</small>`}</li>`;
}

const onlineLevels: Readonly<Record<PublicService['onlineLevel'], string>> = {
  full: 'Làm được từ đầu đến cuối qua mạng (toàn trình).',
  partial: 'Nộp qua mạng, có bước vẫn phải đến quầy (một phần).',
  none: 'Không nộp qua mạng được.',
  unknown: 'Chưa rõ có phải đến quầy hay không: nguồn không ghi.',
};

/** What the channel is good for and what to look out for come before the link that leads away. */
function onlineView(service: PublicService, titled: (title: string) => Html): Html | false {
  if (!service.channels.some(({ kind }) => kind === 'online')) return false;
  return html`<section>${titled('Nộp qua mạng')}
<p>${onlineLevels[service.onlineLevel]}</p>
${onlineWays(service).flatMap(({ address }) => {
  if (address === undefined) return [];
  const { hostname, pathname } = new URL(address);
  return html`<div class="warning"><p><b>Xem kỹ địa chỉ trước khi đăng nhập.</b> Địa chỉ đúng là ${hostname}. Trang giả thường thêm chữ vào địa chỉ này. Không ai được hỏi mã xác nhận (OTP) gửi về điện thoại của bạn.</p></div>
<p><a class="button" href="${address}" rel="noreferrer">Mở ${hostname}${pathname === '/' && ' (trang chủ)'}</a></p>`;
})}
</section>`;
}
