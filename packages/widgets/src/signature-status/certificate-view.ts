import type { CertificateState, CertificateStatus } from '@motcua/contract/signing';
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../core/icon.ts';
import { failedIcon, noteIcon, passedIcon, timeIcon, unknownIcon, warningIcon } from '../core/icons.ts';
import { callView } from '../core/states-view.ts';
import { vietnamMoment } from '../signature-check/moment.ts';
import { shownName } from '../signature-check/shown-name.ts';
import type { StatusStrings } from './signature-status.strings.ts';
import { standingOf, type Standing } from './standing.ts';

/** What a card needs besides the certificate. */
export interface CertificateScene {
  readonly say: StatusStrings;
  readonly helpline: string;
  readonly isEasy: boolean;
  readonly from: 'gateway' | 'file';
}

const looks = {
  none: ['neutral', noteIcon],
  requested: ['neutral', timeIcon],
  active: ['success', passedIcon],
  notYetValid: ['warning', timeIcon],
  expiring: ['warning', warningIcon],
  expired: ['danger', failedIcon],
  suspended: ['danger', failedIcon],
  revoked: ['danger', failedIcon],
  unknown: ['warning', unknownIcon],
} as const satisfies Record<CertificateState, readonly [string, unknown]>;

/** The card of somebody who has none. */
export function noCertificateView(scene: CertificateScene): TemplateResult {
  const { say } = scene;
  return html`${tagView(say, 'none')}
    <p class="figure">${say.none}</p>
    <p>${say.sentence.none}</p>
    ${nextView(scene, 'register')}`;
}

/** One certificate: where it stands, the number that matters, what to do next, and whose it is. */
export function certificateView(certificate: CertificateStatus, scene: CertificateScene): TemplateResult {
  const { say, from } = scene;
  const { kind, subject, issuerName, serialNumber, isRevocationKnown, nextStep } = certificate;
  const { name, organisation, taxCode, personalIdMasked } = subject;
  const standing = standingOf(certificate, Date.now());
  const isOpen = !isRevocationKnown && !['revoked', 'expired', 'requested', 'none'].includes(standing.state);
  const claimed = from === 'file' ? say.claimed : undefined;
  return html`
    <p class="tags">
      ${standing.state === 'expiring' && isRevocationKnown ? tagView(say, 'active') : nothing} ${tagView(say, standing.state)}
    </p>
    <p class="figure">${figureOf(say, standing)}</p>
    <p>${sentenceOf(say, standing)}</p>
    ${isOpen ? html`<p class="unsure">${icon(unknownIcon)}<span>${from === 'file' ? say.notChecked : say.notKnown}</span></p>` : nothing}
    ${nextView(scene, standing.state === 'expired' && nextStep === 'none' ? 'renew' : nextStep, standing)}
    <dl class="pairs">
      ${pairView(
        say.who,
        name === undefined ? say.noName : shownName(name),
        organisation && organisation !== name && say.organisation(shownName(organisation)),
        taxCode && say.taxCode(shownName(taxCode)),
        personalIdMasked && say.personalId(personalIdMasked.replace(/[^0-9A-Z]/gi, '')),
        claimed,
      )}
      ${pairView(say.kindTerm, say.kind[kind])} ${pairView(say.issuer, issuerName === undefined ? say.noIssuer : shownName(issuerName), claimed)}
      ${serialNumber === undefined ? nothing : pairView(say.serial, shownName(serialNumber))}
    </dl>
  `;
}

/** A word for where it stands; never the colour alone. */
function tagView(say: StatusStrings, state: CertificateState): TemplateResult {
  const [tone, shapes] = looks[state];
  return html`<span class="tag ${tone}">${icon(shapes)}${say.state[state]}</span>`;
}

function pairView(term: string, value: string, ...more: readonly (string | false | undefined)[]): TemplateResult {
  return html`<div>
    <dt>${term}</dt>
    <dd>${value}${more.map((line) => (line ? html`<small>${line}</small>` : nothing))}</dd>
  </div>`;
}

function figureOf(say: StatusStrings, { state, days }: Standing): string {
  if (days === undefined || ['requested', 'suspended', 'revoked', 'none'].includes(state)) return say.state[state];
  if (state === 'expired') return say.ago(days);
  return state === 'notYetValid' ? say.begins(days) : say.left(days);
}

function sentenceOf(say: StatusStrings, { state, at }: Standing): string {
  if (state === 'none' || state === 'requested' || state === 'suspended' || state === 'revoked') return say.sentence[state];
  if (at === undefined) return say.sentence.unknown;
  const { time, day } = vietnamMoment(at);
  if (state === 'expired') return say.ended(time, day);
  return state === 'notYetValid' ? say.starts(time, day) : say.ends(time, day);
}

function nextView({ say, helpline, isEasy }: CertificateScene, step: CertificateStatus['nextStep'], standing?: Standing): TemplateResult {
  const [title, text] = say.next[step];
  const isDated = step === 'renew' && standing?.at !== undefined && standing.state !== 'expired';
  const what = isDated ? say.nextBefore(title, vietnamMoment(standing.at).day) : title;
  return html`<div class="next">
    <p><span class="small muted">${say.nextTitle}</span><b class="heading">${what}</b></p>
    <p>${text}</p>
    ${isEasy || step === 'none' ? nothing : callView(say, helpline)}
  </div>`;
}
