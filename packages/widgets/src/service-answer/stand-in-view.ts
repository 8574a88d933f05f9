import type { PublicService } from '@motcua/contract/services';
import { proofText } from '@motcua/contract/services/fact-texts';
import { html, type TemplateResult } from 'lit';
import { icon } from '../core/icon.ts';
import { unknownIcon } from '../core/icons.ts';
import type { FurtherStrings } from './further.strings.ts';

/** Whether somebody else may go, with the sentence that says so; where none does, whom to ask. */
export function standInView(say: FurtherStrings, { standIn }: PublicService, helpline: string): TemplateResult {
  if (!standIn) return html`<p class="unsure gap">${icon(unknownIcon)}<span><b>${say.standIn}</b> ${say.standInUnknown(helpline)}</span></p>`;
  return html`<p class="text gap"><b>${say.standIn}</b> ${say.standInKinds[standIn.kind]}</p>
    <p class="text small muted proof" lang="vi">${proofText(standIn)}</p>`;
}
