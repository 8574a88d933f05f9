import type { DocumentReport, SignatureReport } from '@motcua/contract/signing';
import { html, nothing, type TemplateResult } from 'lit';
import { vietnameseDate } from '../core/dates.ts';
import { icon } from '../core/icon.ts';
import { againIcon, failedIcon, lockIcon, lowIcon, moreIcon, noteIcon, passedIcon, unknownIcon } from '../core/icons.ts';
import { callView, warningView } from '../core/states-view.ts';
import type { CheckedFile } from './checked-files.ts';
import { vietnamMoment } from './moment.ts';
import { shownName } from './shown-name.ts';
import type { CheckStrings } from './signature-check.strings.ts';
import { pairView, signatureView } from './signature-view.ts';
import { situationOf, toneOf, worstFirst } from './situation.ts';
import type { Situation, VerdictStrings } from './verdict.strings.ts';

/** What a card needs besides the file. */
export interface VerdictScene {
  readonly say: CheckStrings & VerdictStrings;
  readonly helpline: string;
  readonly isEasy: boolean;
  readonly save: (report: DocumentReport) => void;
  readonly again: () => void;
}

/** Signatures drawn at once; a file can hold hundreds. */
const atOnce = 4;

const toneIcons = { success: passedIcon, warning: unknownIcon, danger: failedIcon, neutral: noteIcon };

/** What became of one file: the sentence first, then what it rests on. */
export function fileView({ id, file, outcome }: CheckedFile, scene: VerdictScene): TemplateResult | typeof nothing {
  const { say } = scene;
  const heading = `verdict-${id}`;
  if (outcome.kind !== 'checked' && outcome.kind !== 'unchecked') return nothing;
  const situation = outcome.kind === 'checked' ? situationOf(outcome.report) : outcome.reason;
  const tone = toneOf(situation);
  return html`<article class="verdict ${tone}" part="verdict" aria-labelledby=${heading}>
    <div class="verdict-head">
      ${icon(toneIcons[tone])}
      <div>
        <h3 class="title" id=${heading}>${say.verdict[situation].title}</h3>
        <p>${say.verdict[situation].so}</p>
      </div>
    </div>
    <div class="verdict-body stack">
      <dl class="pairs">${pairView(say.file, shownName(file.name), `${outcome.kind === 'checked' ? `${say.kind[outcome.report.file.kind]}, ` : ''}${sizeOf(file.size)}`)}</dl>
      ${outcome.kind === 'checked' ? reportView(outcome.report, situation, scene) : outcome.reason === 'stopped' ? againView(scene) : nothing}
    </div>
  </article>`;
}

function reportView(report: DocumentReport, situation: Situation, { say, helpline, isEasy, save }: VerdictScene): TemplateResult {
  const signatures = worstFirst(report);
  const tone = toneOf(situation);
  const isDoubtful = tone === 'danger' || (tone === 'warning' && signatures.length > 0);
  return html`
    ${signatures.length > 1 ? severalView(say, signatures, situation) : signatures.map((signature) => signatureView(say, signature))}
    ${isDoubtful ? warningView(say.nextTitle, html`<p>${say.next}</p>${isEasy ? nothing : callView(say, helpline)}`) : nothing}
    ${isEasy ? nothing : html`<p class="buttons screen-only"><button class="button" type="button" @click=${() => save(report)}>${icon(lowIcon)}${say.save}</button></p>`}
    <p class="source">${icon(lockIcon)}<span>${sourceOf(say, report)} ${say.stays}</span></p>
  `;
}

function againView({ say, again }: VerdictScene): TemplateResult {
  return html`<p class="buttons screen-only"><button class="button" type="button" @click=${again}>${icon(againIcon)}${say.again}</button></p>`;
}

function severalView(say: VerdictStrings, signatures: readonly SignatureReport[], worst: Situation): TemplateResult {
  const blocks = signatures.map((signature) => oneOfSeveralView(say, signature, worst));
  const rest = blocks.slice(atOnce);
  return html`<p>${say.worst(signatures.length)}</p>
    ${blocks.slice(0, atOnce)} ${rest.length > 0 ? html`<details><summary>${icon(moreIcon)}<span>${say.more(rest.length)}</span></summary>${rest}</details>` : nothing}`;
}

function oneOfSeveralView(say: VerdictStrings, signature: SignatureReport, worst: Situation): TemplateResult {
  const situation = situationOf(signature);
  const { title, so } = say.verdict[situation];
  const tone = toneOf(situation);
  return html`<section class="each stack ${tone}">
    <h4>${icon(toneIcons[tone])} ${signature.kind === 'signature' ? title : say.stamp(title)}</h4>
    ${situation === worst ? nothing : html`<p>${so}</p>`} ${signatureView(say, signature)}
  </section>`;
}

function sourceOf(say: VerdictStrings, { checkedAt, engine, signatures }: DocumentReport): string {
  const listDay = signatures.length > 0 ? engine.trustListDate : undefined;
  const isConfirmed = signatures.some(({ issuer }) => issuer.isConfirmed);
  return `${say.source(say.at(vietnamMoment(checkedAt)))}${listDay ? say.list(vietnameseDate(listDay), isConfirmed) : ''}.`;
}

function sizeOf(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} KB` : `${Math.round(bytes / 1_000_000)} MB`;
}

/** What the status line says of a file: its verdict in a sentence. */
export function titleOf({ outcome }: CheckedFile, say: VerdictStrings): string | undefined {
  if (outcome.kind === 'checked') return say.verdict[situationOf(outcome.report)].title;
  return outcome.kind === 'unchecked' ? say.verdict[outcome.reason].title : undefined;
}

export { verdicts } from './verdict.strings.ts';
