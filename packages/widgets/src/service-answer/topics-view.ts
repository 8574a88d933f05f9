import type { PublicService } from '@motcua/contract/services';
import { onlineWays } from '@motcua/contract/services/fact-texts';
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../core/icon.ts';
import { moreIcon, nextIcon, outsideIcon, unknownIcon } from '../core/icons.ts';
import { warningView } from '../core/states-view.ts';
import type { AnswerStrings } from './service-answer.strings.ts';

/**
 * In easy mode the answer is several screens, also of what is folded on the page: short ones together, since more than four
 * are too many to choose from.
 */
export const screens = [['steps'], ['applicants', 'results'], ['online'], ['answers', 'legalBasis', 'officialName']] as const;
export type Further = (typeof screens)[number][number];
/** `main` holds facts and papers. */
export type Topic = Further | 'main';
/** What stands on the page below facts and papers. */
export const topics = ['steps', 'applicants', 'results', 'answers', 'online'] as const;

/**
 * One topic beside facts and papers; nothing where the record is silent about it.
 *
 * @param standIn - Whether somebody else may go, once that is here; it stands below who may apply.
 */
export function topicView(say: AnswerStrings, service: PublicService, topic: Further, standIn: unknown): TemplateResult | typeof nothing {
  if (!isThere(service, standIn)[topic]) return nothing;
  if (topic === 'online') return onlineView(say, service);
  return html`<section class="section" aria-labelledby=${topic}>
    <h3 class="title" id=${topic}>${say[topic]}</h3>
    ${bodies[topic](service)}${topic === 'applicants' ? standIn : nothing}
  </section>`;
}

/** What stands below the title of a topic. */
const bodies = {
  steps: ({ steps }: PublicService) => html`
    <ol class="steps" lang="vi">
      ${steps.map(({ title, text }) => html`<li><b>${title}</b>${text ?? nothing}</li>`)}
    </ol>
  `,
  applicants: ({ applicants }: PublicService) => (applicants ? html`<p class="text" lang="vi">${applicants}</p>` : nothing),
  results: ({ results }: PublicService) => html`<p class="text" lang="vi">${results.join('; ')}</p>`,
  answers: ({ answers }: PublicService) => html`<dl class="text" lang="vi">
    ${answers.map(({ question, answer }) => html`<dt class="gap"><b>${question}</b></dt><dd>${answer}</dd>`)}
  </dl>`,
  legalBasis: ({ legalBasis }: PublicService) => html`<ul class="stack small" lang="vi">
    ${legalBasis.map((title) => html`<li>${title}</li>`)}
  </ul>`,
  officialName: ({ name, nameEn }: PublicService) => html`<p class="text" lang="vi">${name}</p>
    ${nameEn ? html`<p class="text muted" lang="en">${nameEn}</p>` : nothing}`,
} as const;

/** What few ask for, behind a press each. */
export function foldedView(say: AnswerStrings, service: PublicService): TemplateResult {
  const { length } = service.legalBasis;
  const folded = (topic: 'legalBasis' | 'officialName', count?: string): TemplateResult =>
    html`<details class="more"><summary>${icon(moreIcon)}${say[topic]} <small>${count}</small></summary>${bodies[topic](service)}</details>`;
  return html`<div class="section">${length ? folded('legalBasis', say.legalCount(length)) : nothing} ${folded('officialName')}</div>`;
}

/** What each channel is good for and what to look out for come before the button that leads away. */
function onlineView(say: AnswerStrings, service: PublicService): TemplateResult {
  return html`<section class="section stack screen-only" aria-labelledby="online">
    <h3 class="title" id="online">${say.online}</h3>
    <p class=${service.onlineLevel === 'unknown' ? 'unsure' : ''}>
      ${service.onlineLevel === 'unknown' ? icon(unknownIcon) : nothing}<span>${say.onlineLevels[service.onlineLevel]}</span>
    </p>
    ${onlineWays(service).map(({ note, address }) => {
      const { hostname: host, pathname } = address ? new URL(address) : {};
      return html`${note ? html`<p class="text" lang="vi">${note}</p>` : nothing}
      ${
        host
          ? html`${warningView(say.onlineWarningTitle, html`<p>${say.onlineWarning(host)}</p>`)}
          <p><a class="button primary" href=${address} target="_blank" rel="noopener noreferrer">${icon(outsideIcon)}<span>${say.onlineLink(host, pathname === '/')}</span></a></p>`
          : nothing
      }`;
    })}
  </section>`;
}

/** What stands on the same screen of easy mode as a topic. */
export function screenOf(topic: Further): readonly Further[] {
  return screens.find((screen: readonly Further[]) => screen.includes(topic)) ?? [];
}

/** The other screens of easy mode, as questions to choose from. */
export function furtherView(say: AnswerStrings, service: PublicService, standIn: unknown, show: (topic: Topic) => void): TemplateResult {
  const there = isThere(service, standIn);
  return html`<section class="section screen-only" aria-labelledby="further">
    <h3 class="title" id="further">${say.furtherTopics}</h3>
    <ul class="choices">
      ${screens.map((screen) => {
        const here = screen.filter((topic) => there[topic]);
        const [first] = here;
        return first
          ? html`<li>
          <button class="choice" type="button" @click=${() => show(first)}>
            <span>${here.map((each) => html`<b>${say[each]}</b>`)}</span>${icon(nextIcon)}
          </button>
        </li>`
          : nothing;
      })}
    </ul>
  </section>`;
}

/** Of what the record says anything. */
function isThere({ steps, applicants, results, answers, channels, legalBasis }: PublicService, standIn: unknown): Readonly<Record<Further, unknown>> {
  return {
    steps: steps.length,
    applicants: applicants || standIn,
    results: results.length,
    answers: answers.length,
    online: channels.some(({ kind }) => kind === 'online'),
    legalBasis: legalBasis.length,
    officialName: true,
  };
}
