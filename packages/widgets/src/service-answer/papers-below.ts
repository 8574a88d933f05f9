import type { Paper, PublicService } from '@motcua/contract/services';
import { countsUnsaid, lacksOrigins } from '@motcua/contract/services/fact-texts';
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../core/icon.ts';
import { unknownIcon } from '../core/icons.ts';
import type { PapersStrings } from './papers.strings.ts';
import type { PapersBelowStrings } from './papers-below.strings.ts';

/** Below the papers: on paper, where nothing can be chosen any more, what each situation that was not chosen asks for; and that not every paper's origin is known. */
export function papersBelowView(say: PapersBelowStrings & Pick<PapersStrings, 'copiesOf'>, { papers: groups }: PublicService, chosen: ReadonlySet<string>): TemplateResult {
  const unchosen = groups.filter(({ situation }) => situation !== undefined && !chosen.has(situation));
  const inShort = ({ name, originals, copies, note }: Paper): string => (note === countsUnsaid ? name : `${name} (${say.copiesOf(originals, copies)})`);
  return html`${
    unchosen.length > 0
      ? html`<p class="print-only"><b>${say.onlyIf}</b> ${unchosen.map(({ situation, papers }) => html`<span lang="vi"><b>${situation}:</b> ${papers.map(inShort).join('; ')}.</span> `)}</p>`
      : nothing
  }
  ${lacksOrigins(groups) ? html`<p class="unsure small gap proof">${icon(unknownIcon)}<span>${say.originsUnknown}</span></p>` : nothing}`;
}
