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

/** A reading for somebody else, in one sentence: what it was for is worded for whose records they are. */
function readingFor(name: string, { action, outcome }: AccessEntry, say: AccessLogStrings): string {
  const records = (Object.hasOwn(say.records, action) && say.records[action]) || say.recordsElse;
  return outcome === 'given' ? say.actingFor(name, records) : say.actingRefused(name, records);
}

function entryView(entry: AccessEntry, index: number, { say, language, purposes }: LogScene): TemplateResult {
  const { at, action, purpose, by, actingFor, via, outcome } = entry;
  const reason = purpose === undefined || purpose === 'own-account' ? undefined : (purposes.find(({ code }) => code === purpose)?.name[language] ?? say.purposeUnknown(purpose));
  const did = Object.hasOwn(say.actions, action) ? say.actions[action] : say.actionUnknown(action);
  return html`<li class="entry" data-entry=${index} tabindex="-1">
    <time datetime=${at}>${vietnamMoment(at).time}</time>
    <div>
      ${
        actingFor === undefined
          ? html`<p><b>${by.kind === 'self' ? say.self : by.kind === 'delegate' ? say.delegate(by.name) : by.name}</b></p>
              <p>${did}${via === undefined ? nothing : html` ${say.via(via)}`}${reason ? html`<br /><small>${say.purpose}: ${reason}</small>` : nothing}</p>`
          : html`<p><b>${readingFor(actingFor, entry, say)}</b></p>`
      }
      ${outcome === 'refused' ? html`<p class="refused">${icon(failedIcon)}${say.refused}</p>` : nothing}
    </div>
  </li>`;
}
