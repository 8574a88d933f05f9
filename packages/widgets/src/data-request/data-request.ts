import type { DataRequest, DataRequestList } from '@motcua/contract/data-request';
import type { MotcuaError } from '@motcua/sdk';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { vietnameseDate } from '../core/dates.ts';
import { icon } from '../core/icon.ts';
import { clearIcon, passedIcon, removeIcon, saveIcon, timeIcon } from '../core/icons.ts';
import { saveFile } from '../core/save-file.ts';
import { failureView, waitingView, warningView } from '../core/states-view.ts';
import { WayIn, wayInView } from '../core/way-in.ts';
import { AccountElement } from '../sign-in/account-element.ts';
import { vietnamMoment } from '../signature-check/moment.ts';
import { strings, type DataRequestStrings } from './data-request.strings.ts';
import { styles } from './data-request.styles.ts';
import { KeptRecords, waitingIn } from './kept-records.ts';

/** In the order in which they are told; what there is none of is not told. */
const keptKinds = ['sessions', 'consents', 'accessEntries', 'readingsForOthers', 'delegations'] as const;

/**
 * Shows a citizen what the gateway keeps about them, gives it to them as a file, and deletes it when they want: in two
 * presses, and so that it can be taken back until it is done.
 *
 * Needs a client with `session: 'cookie'`, as `<motcua-app session="cookie" gateway="…">` makes it.
 * Not on somebody else's site: the gateway refuses it there.
 *
 * @element motcua-data-request
 * @fires {EasyChosenEvent} motcua-easy-chosen - The citizen turned easy mode on or off.
 * @fires {MotcuaErrorEvent} motcua-error - Something failed; the citizen has been told.
 * @slot - Shown until the element is ready, and where nothing can be shown. Put a phone number here.
 * @slot help - Whom to ask, in place of the helpline.
 * @cssprop [--motcua-color-accent=#0b57a4] - Background of the primary action.
 */
export class MotcuaDataRequest extends AccountElement<DataRequestStrings> {
  static override get styles() {
    return styles;
  }

  protected override readonly wording = strings;
  protected override readonly known = new KeptRecords(this, (error) => this.report(error));
  readonly #way = new WayIn(this);
  readonly #freshWay = new WayIn(this);

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    this.#way.prepare(this.activeClient, 2);
    if (this.known.act.error?.code === 'STEP_UP') this.#freshWay.prepare(this.activeClient, 2, true);
  }

  protected override status(say: DataRequestStrings): string {
    const { state, act } = this.known;
    const waiting = waitingIn(state.list);
    if (act.kind === 'downloading') return say.downloading;
    if (act.kind === 'downloaded') return say.downloaded;
    if (act.kind === 'removing') return say.removing;
    if (act.kind === 'keeping') return say.keeping;
    if (act.kind === 'kept') return say.keptOn;
    if (waiting) return say.waitingTitle(vietnameseDate(waiting.dueBy));
    if (state.kind === 'loading') return say.loading;
    if (state.kind === 'signedOut') return say.signedOutTitle;
    return state.kind === 'deleted' ? say.deletedTitle : '';
  }

  protected override body(say: DataRequestStrings): TemplateResult {
    const { state } = this.known;
    if (state.kind === 'deleted') return html`${noticeView(say.deletedTitle, html`<p>${say.deleted}</p>`)} ${wayInView(say, this.#way)}`;
    if (state.kind === 'signedOut') return html`${warningView(say.signedOutTitle, html`<p>${say.signedOut}</p>`)} ${wayInView(say, this.#way)}`;
    return html`
      ${state.error ? this.#failure(say, say.failedTitle, this.#again, state.error) : nothing}
      ${state.list ? this.#data(say, state.list) : state.kind === 'loading' ? waitingView(say, this.patience.phase) : nothing}
    `;
  }

  #data(say: DataRequestStrings, list: DataRequestList): TemplateResult {
    const { kept, requests } = list;
    const waiting = waitingIn(list);
    const { kind, error } = this.known.act;
    return html`
      <p class="lead">${say.lead}</p>
      ${waiting ? this.#waiting(say, waiting) : nothing}
      ${kind === 'kept' ? noticeView(say.keptOn) : nothing}
      <section aria-labelledby="kept">
        <h3 class="heading" id="kept">${say.keptTitle}</h3>
        <ul class="kept">
          ${keptKinds.map((each) => (kept[each] > 0 ? html`<li>${say[each](kept[each])}</li>` : nothing))} ${requests.length > 0 ? html`<li>${say.requests(requests.length)}</li>` : nothing}
        </ul>
      </section>
      <p>${say.notKept}</p>
      ${kind === 'downloaded' ? noticeView(say.downloaded) : nothing}
      ${kind === 'notDownloaded' && error ? this.#notDownloaded(say, error) : nothing}
      ${kind === 'asking' || kind === 'removing' || kind === 'notRemoved' ? this.#question(say) : this.#actions(say, waiting !== undefined)} ${pastView(say, requests)}
    `;
  }

  #actions(say: DataRequestStrings, isWaiting: boolean): TemplateResult {
    const isDownloading = this.known.act.kind === 'downloading';
    return html`<p class="buttons screen-only">
      <button class="button" type="button" data-download aria-disabled=${isDownloading ? 'true' : 'false'} @click=${this.#download}>
        ${icon(saveIcon)}${isDownloading ? say.downloading : say.download}
      </button>
      ${isWaiting ? nothing : html`<button class="button quiet" type="button" data-remove @click=${this.#askToRemove}>${icon(removeIcon)}${say.remove}</button>`}
    </p>`;
  }

  /** The first press says what follows, the second does it. */
  #question(say: DataRequestStrings): TemplateResult {
    const { kind, error } = this.known.act;
    if (error?.code === 'STEP_UP') return this.#proofFirst(say, say.stepUpTitle, say.stepUp);
    if (error) return this.#failure(say, say.notRemovedTitle, this.#remove, error);
    const isRemoving = kind === 'removing';
    return html`<div class="question screen-only" tabindex="-1" role="group" aria-label=${say.removeTitle}>
      ${warningView(
        say.removeTitle,
        html`<p>${say.removeMeans}</p>
          <p>${say.removeFamily}</p>
          <p>${say.removeRest}</p>
          <p class="buttons">
            <button class="button" type="button" ?disabled=${isRemoving} @click=${this.#settle}>${say.removeNo}</button>
            <button class="button quiet" type="button" ?disabled=${isRemoving} @click=${this.#remove}>${isRemoving ? say.removing : say.removeYes}</button>
          </p>`,
      )}
    </div>`;
  }

  #notDownloaded(say: DataRequestStrings, error: MotcuaError): TemplateResult {
    return error.code === 'STEP_UP' ? this.#proofFirst(say, say.stepUpDownloadTitle, say.stepUpDownload) : this.#failure(say, say.notDownloadedTitle, this.#download, error);
  }

  /** Leads to a fresh proof of who sits there. */
  #proofFirst(say: DataRequestStrings, title: string, text: string): TemplateResult {
    return html`<div class="question" tabindex="-1" role="alert">${warningView(title, html`<p>${text}</p>${wayInView(say, this.#freshWay, say.signInAgain)}`)}</div>`;
  }

  #waiting(say: DataRequestStrings, { dueBy, plannedAt }: DataRequest): TemplateResult {
    const { kind, error } = this.known.act;
    const { time, day } = vietnamMoment(plannedAt);
    const isKeeping = kind === 'keeping';
    return html`<div class="waiting" tabindex="-1" role="group" aria-label=${say.waitingTitle(vietnameseDate(dueBy))}>
        ${warningView(
          say.waitingTitle(vietnameseDate(dueBy)),
          html`<p>${say.waiting(time, day)}</p>
            <p class="buttons screen-only">
              <button class="button" type="button" aria-disabled=${isKeeping ? 'true' : 'false'} @click=${this.#keep}>${icon(clearIcon)}${isKeeping ? say.keeping : say.keep}</button>
            </p>`,
        )}
      </div>
      ${kind === 'notKept' && error ? this.#failure(say, say.notKeptTitle, this.#keep, error) : nothing}`;
  }

  #failure(say: DataRequestStrings, title: string, retry: () => void, error: MotcuaError): TemplateResult {
    return failureView({ ...say, failed: { ...say.failed, ...say.notAnswered } }, error, this.helpline, retry, { title });
  }

  readonly #again = (): void => {
    this.focusNext = '.title';
    void this.known.ask();
  };

  readonly #download = async (): Promise<void> => {
    const all = await this.known.download();
    if (all) saveFile(`du-lieu-cua-toi-${all.madeAt.slice(0, 10)}.json`, JSON.stringify(all, null, 2), 'application/json');
  };

  readonly #askToRemove = (): void => {
    this.focusNext = '.question';
    this.known.askToRemove();
  };

  readonly #settle = (): void => {
    this.focusNext = '[data-remove]';
    this.known.settle();
  };

  readonly #remove = async (): Promise<void> => {
    const isDone = await this.known.remove();
    this.focusNext = isDone ? '.waiting' : '.question';
    this.requestUpdate();
  };

  readonly #keep = async (): Promise<void> => {
    if (!(await this.known.keep())) return;
    this.focusNext = '.title';
    this.requestUpdate();
  };
}

/** What has been done, said where it was asked for. */
function noticeView(title: string, body: unknown = nothing): TemplateResult {
  return html`<div class="notice">
    ${icon(passedIcon)}
    <div>
      <p class="notice-title">${title}</p>
      ${body}
    </div>
  </div>`;
}

/** What was asked before and is settled. */
function pastView(say: DataRequestStrings, requests: readonly DataRequest[]): TemplateResult | typeof nothing {
  const past = requests.filter(({ status }) => status !== 'waiting');
  if (past.length === 0) return nothing;
  return html`<details>
    <summary>${icon(timeIcon)}${say.history(past.length)}</summary>
    <ul class="past">
      ${past.map(({ kind, askedAt }) => {
        const { time, day } = vietnamMoment(askedAt);
        return html`<li>${kind === 'export' ? say.exported(time, day) : say.takenBack(time, day)}</li>`;
      })}
    </ul>
  </details>`;
}
