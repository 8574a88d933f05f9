import type { Check, SignatureReport } from '@motcua/contract/signing';
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../core/icon.ts';
import { failedIcon, moreIcon, noteIcon, passedIcon, unknownIcon } from '../core/icons.ts';
import { vietnamMoment } from './moment.ts';
import { shownName } from './shown-name.ts';
import type { VerdictStrings } from './verdict.strings.ts';

/** What a citizen is told of every signature; the others are told where they matter, and all of them on demand. */
const told: ReadonlySet<Check['id']> = new Set<Check['id']>(['digest', 'signature', 'chain', 'certificateTime', 'revocation', 'timestamp']);

const outcomeIcons = { pass: passedIcon, fail: failedIcon, unknown: unknownIcon, notApplicable: noteIcon };

/** One line of a list of names and values. */
export function pairView(term: string, value: string, ...more: readonly (string | false | undefined)[]): TemplateResult {
  return html`<div>
    <dt>${term}</dt>
    <dd>${value}${more.map((line) => (line ? html`<small>${line}</small>` : nothing))}</dd>
  </div>`;
}

/** Who signed, who issued, when, and what of the file. */
export function signatureView(say: VerdictStrings, signature: SignatureReport): TemplateResult {
  const { signer, issuer, coverage, changedAfter } = signature;
  const { name, organisation, taxCode, personalIdMasked } = signer;
  const { anchor, isConfirmed } = issuer;
  const claimed = (words: string | undefined, quoted: (name: string) => string) => (words === undefined ? say.notGiven : isConfirmed ? shownName(words) : quoted(shownName(words)));
  return html`
    <dl class="pairs">
      ${pairView(
        say.who,
        claimed(name, say.claimedName),
        organisation && organisation !== name && say.organisation(shownName(organisation)),
        taxCode && say.taxCode(shownName(taxCode)),
        personalIdMasked && say.personalId(personalIdMasked.replace(/[^0-9A-Z]/gi, '')),
      )}
      ${pairView(
        say.issuer,
        claimed(issuer.name, (words) => `“${words}”`),
        say.certificate[issuer.kind],
        anchor === undefined ? say.unlisted : say.anchored(shownName(anchor), isConfirmed),
      )}
      ${timeView(say, signature)} ${pairView(say.covered, changedAfter ? say.part : coverage.bytesCovered > 0 ? say.whole : say.notGiven)}
    </dl>
    ${checksView(say, signature)}
  `;
}

function timeView(say: VerdictStrings, { kind, time }: SignatureReport): TemplateResult {
  const moment = time.proven ?? time.claimed;
  if (moment === undefined) return pairView(say.when, say.notGiven);
  return pairView(say.when, say.at(vietnamMoment(moment)), time.proven !== undefined ? say.proven : kind === 'signature' ? say.claimedTime : say.claimedStamp);
}

/** What was looked at, one line each; then every check with its evidence, folded. */
function checksView(say: VerdictStrings, { checks, changedAfter, issuer, level, coverage }: SignatureReport): TemplateResult {
  // A chain to an authority that nobody has compared proves nothing yet, so that it is no pass in words either.
  const honest = checks.map((check): Check => (check.id === 'chain' && check.outcome === 'pass' && !issuer.isConfirmed ? { ...check, outcome: 'unknown' } : check));
  const isTold = ({ id, outcome }: Check) => outcome === 'fail' || (outcome !== 'notApplicable' && (told.has(id) || (id === 'laterChanges' && changedAfter)));
  const words = ({ id, outcome }: Check) => html`<b>${say.outcome[outcome]}</b> ${say.check[id]}`;
  return html`
    <ul class="checks">
      ${honest.filter(isTold).map((check) => lineView(say, check))}
    </ul>
    <details class="screen-only">
      <summary>${icon(moreIcon)}<span>${say.technical(checks.length)}</span></summary>
      <ul class="technical small">
        ${honest.map((check) => html`<li>${words(check)} (${check.id})${check.evidence ? html`<small>${shownName(check.evidence)}</small>` : nothing}</li>`)}
      </ul>
      <p class="small muted">${level}. ${say.bytes(grouped(coverage.bytesCovered), grouped(coverage.totalBytes))}</p>
    </details>
  `;
}

/** An issuer that is not in the list is not known to be wrong: it is not known at all, and neither green nor red. */
function lineView(say: VerdictStrings, { id, outcome }: Check): TemplateResult {
  const isUnlisted = id === 'chain' && outcome === 'fail';
  const shown = isUnlisted ? 'unknown' : outcome;
  return html`<li class=${shown}>${icon(outcomeIcons[shown])}<span><b>${isUnlisted ? say.undetermined : say.outcome[shown]}</b> ${say.check[id]}</span></li>`;
}

function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, '.');
}
