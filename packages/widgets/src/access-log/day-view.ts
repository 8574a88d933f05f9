import type { AccessEntry, Purpose } from '@motcua/contract/identity';
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../core/icon.ts';
import { failedIcon } from '../core/icons.ts';
import type { Language } from '../core/language.ts';
import { vietnamDaysBetween, vietnamMoment } from '../signature-check/moment.ts';
import type { AccessLogStrings } from './access-log.strings.ts';

/** What entries are drawn with. */
export interface LogScene {
  readonly say: AccessLogStrings;
  readonly language: Language;
  readonly purposes: readonly Purpose[];
  readonly nowMs: number;
}

/** Entries of one day in Vietnam. */
export interface Day {
  readonly day: string;
  readonly entries: readonly AccessEntry[];
}

/** Entries as they come, day by day. */
export function daysOf(entries: readonly AccessEntry[]): readonly Day[] {
  const days = new Map<string, AccessEntry[]>();
  for (const entry of entries) {
    const { day } = vietnamMoment(entry.at);
    days.set(day, [...(days.get(day) ?? []), entry]);
  }
  return [...days].map(([day, of]) => ({ day, entries: of }));
}

export function dayView({ day, entries }: Day, firstIndex: number, scene: LogScene): TemplateResult {
  const { say, nowMs } = scene;
  const age = entries[0] ? vietnamDaysBetween(Date.parse(entries[0].at), nowMs) : -1;
  const name = age === 0 ? `${say.today}, ${day}` : age === 1 ? `${say.yesterday}, ${day}` : day;
  return html`<section class="day">
    <h3 class="heading">${name}</h3>
    <ol>
      ${entries.map((entry, index) => entryView(entry, firstIndex + index, scene))}
    </ol>
  </section>`;
}

function entryView({ at, action, purpose, by, actingFor, via, outcome }: AccessEntry, index: number, { say, language, purposes }: LogScene): TemplateResult {
  const reason = purpose === undefined || purpose === 'own-account' ? undefined : (purposes.find(({ code }) => code === purpose)?.name[language] ?? say.purposeUnknown(purpose));
  const did = Object.hasOwn(say.actions, action) ? say.actions[action] : say.actionUnknown(action);
  return html`<li class="entry" data-entry=${index} tabindex="-1">
    <time datetime=${at}>${vietnamMoment(at).time}</time>
    <div>
      <p><b>${by.kind === 'self' ? (actingFor === undefined ? say.self : say.actingFor(actingFor)) : by.kind === 'delegate' ? say.delegate(by.name) : by.name}</b></p>
      <p>${did}${via === undefined ? nothing : html` ${say.via(via)}`}${reason ? html`<br /><small>${say.purpose}: ${reason}</small>` : nothing}</p>
      ${outcome === 'refused' ? html`<p class="refused">${icon(failedIcon)}${say.refused}</p>` : nothing}
    </div>
  </li>`;
}
