import type { FeedbackCategory } from '@motcua/contract/feedback';
import { isMotcuaError, type Client, type WaitingFeedback } from '@motcua/sdk';
import { html, nothing, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import { addStyles } from '../core/add-styles.ts';
import { MotcuaErrorEvent } from '../core/events.ts';
import { icon } from '../core/icon.ts';
import { backIcon } from '../core/icons.ts';
import type { Language, Wording } from '../core/language.ts';
import { forgetReport, keptReports } from '../feedback-status/kept-reports.ts';
import { checkView } from './check-view.ts';
import { ChosenPhotos } from './chosen-photos.ts';
import type { FeedbackDraft, Part, Words } from './feedback-draft.ts';
import { FeedbackSentEvent } from './feedback-sent-event.ts';
import type { FeedbackStrings } from './feedback.strings.ts';
import { problemsView } from './field-view.ts';
import { LocatedDevice } from './located-device.ts';
import type { PartsScene } from './parts-scene.ts';
import { drawPhotos, photosView } from './photos-view.ts';
import { placeView } from './place-view.ts';
import { problemsOf, type Problem } from './problems.ts';
import { placeOf, type Screen } from './screens.ts';
import { Sending } from './sending.ts';
import { keptHereView, receiptView, waitingListView } from './sent-view.ts';
import { sentStrings, type SentStrings } from './sent.strings.ts';
import { stepsStrings } from './steps.strings.ts';
import { stepsStyles } from './steps.styles.ts';
import { personView, textView } from './story-view.ts';

/** What the element tells each time it is drawn. */
export interface StepsContext {
  readonly client: Client;
  readonly helpline: string;
  readonly retention: string;
  readonly isEasy: boolean;
  readonly language: Language;
  readonly categories: readonly FeedbackCategory[];
  readonly say: FeedbackStrings;
  localize<Strings extends object>(wording: Wording<Strings>): Strings;
  go(screen: Screen): void;
  /** Moves the focus once what it is to reach has been drawn. */
  focus(selector: string): void;
  back(): void;
}

const allParts: readonly Part[] = ['where', 'text', 'person'];

/** The steps after the first, and what comes of them: a part of its own, since who only looks needs none of it. */
export class FeedbackSteps implements ReactiveController {
  readonly #element: LitElement;
  readonly #draft: FeedbackDraft;
  readonly #located: LocatedDevice;
  readonly #photos: ChosenPhotos;
  readonly #sending: Sending;
  #client: Client | undefined;
  #chooser: 'absent' | 'loading' | 'ready' | 'failed' = 'absent';
  #problems: readonly Problem[] = [];
  #notice = '';

  constructor(element: LitElement, draft: FeedbackDraft) {
    this.#element = element;
    this.#draft = draft;
    const redraw = (): void => element.requestUpdate();
    this.#located = new LocatedDevice(redraw);
    this.#photos = new ChosenPhotos(draft, redraw);
    this.#sending = new Sending(draft, redraw);
    for (const styles of stepsStyles) addStyles(element, styles);
    element.addController(this);
    redraw();
  }

  hostConnected(): void {
    if (this.#client) this.#sending.open(this.#client);
  }

  hostDisconnected(): void {
    this.#sending.close();
  }

  hostUpdated(): void {
    drawPhotos(this.#element.renderRoot);
  }

  /** Whether a report is on its way. */
  get isSending(): boolean {
    return this.#sending.state.kind === 'sending';
  }

  forget(): void {
    this.#located.forget();
    this.#photos.forget();
    this.#sending.forget();
    this.#problems = [];
    this.#notice = '';
  }

  /** Looks at what waits on this device. */
  follow(client: Client): void {
    this.#client = client;
    this.#sending.open(client);
  }

  /** A screen of the form. */
  view(part: Part, context: StepsContext): TemplateResult {
    const { isEasy, categories, helpline, language } = context;
    const { parts, place, count, before, after } = placeOf(part, isEasy);
    const say = { ...context.say, ...context.localize(stepsStrings) };
    const category = categories.find(({ code }) => code === this.#draft.words.category);
    const scene: PartsScene = {
      say,
      language,
      helpline,
      isEasy,
      category,
      draft: this.#draft,
      problems: this.#problems,
      write: (words) => this.#write(words, category),
      go: (wanted) => this.#turn(context, wanted),
    };
    const goOn = (event: Event): void => {
      event.preventDefault();
      this.#problems = problemsOf(this.#draft.words, category, parts);
      if (this.#problems.length > 0) context.focus('.problems');
      else if (after) this.#turn(context, this.#draft.hasSeenAll ? 'check' : after);
      this.#element.requestUpdate();
    };
    const title = parts[0] ?? part;
    if (part === 'check') this.#draft.seeAll();
    const lead = (problem: Problem): void => {
      if (!parts.includes(problem.part)) this.#turn(context, problem.part);
      context.focus(`#${problem.field}`);
    };
    return html`<form class="stack" novalidate @submit=${goOn}>
      <h3 class="title step-title" tabindex="-1"><span class="place small muted">${context.say.step(place, count)}</span> ${say.titles[title]}</h3>
      ${problemsView(scene, lead)}
      ${parts.map((each) => html`<div class="part stack" id="part-${each}" tabindex="-1">${this.#partView(each, scene, context)}</div>`)}
      <p class="buttons">
        ${part === 'check' ? nothing : html`<button class="button primary">${say.goOn}</button>`}
        ${before ? html`<button class="button quiet" type="button" ?disabled=${this.#sending.state.kind === 'sending'} @click=${context.back}>${icon(backIcon)}${say.back}</button>` : nothing}
      </p>
    </form>`;
  }

  /** What became of what was sent, or nothing where nothing was. */
  sentView(context: StepsContext): TemplateResult | typeof nothing {
    const { sent } = this.#draft;
    const { client } = context;
    const say = context.localize(sentStrings);
    const another = (): void => {
      this.#draft.forget();
      this.forget();
      context.go('what');
    };
    if (!sent) return nothing;
    if (sent.kind === 'waiting') return keptHereView(say, another);
    const { receipt } = sent;
    const isKept = keptReports(client.store).some(({ trackingCode }) => trackingCode === receipt.trackingCode);
    return receiptView({
      say,
      receipt,
      kept: client.store.isShared ? 'shared' : isKept ? 'kept' : 'forgotten',
      notice: this.#notice,
      hasArrived: this.#sending.hasArrived,
      canShare: typeof navigator.share === 'function',
      copy: () => void this.#copy(say, receipt.trackingCode),
      // Where that cannot be had, the whole page is better than no paper.
      print: () => void import('../service-answer/print-alone.ts').then(({ printAlone }) => printAlone(this.#element), print),
      share: () => void navigator.share({ text: say.shareText(receipt.trackingCode) }).catch(() => {}), // The person closed the share sheet.
      forget: () => {
        forgetReport(client.store, receipt.trackingCode);
        context.focus('.step-title');
      },
      follow: () => context.go('mine'),
      another,
    });
  }

  /** Reports that wait on this device; empty where none does. */
  waitingView(context: StepsContext): TemplateResult {
    const sending = this.#sending;
    return waitingListView({
      say: context.localize(sentStrings),
      waiting: sending.waiting,
      canUndo: sending.discarded !== undefined,
      isWriting: !this.#draft.isEmpty,
      nameOf: (category) => context.categories.find(({ code }) => code === category)?.name[context.language] ?? '',
      discard: (each) => void this.#discard(each, context),
      edit: (each) => void sending.edit(each).then(() => context.go('check')),
      undo: () => void sending.undo().then(() => context.focus('#waiting')),
    });
  }

  #partView(part: Part, scene: PartsScene, context: StepsContext): unknown {
    if (part === 'text') return textView(scene);
    if (part === 'photos')
      return photosView(scene, this.#photos, (photo) => {
        this.#photos.remove(photo);
        context.focus('.photo-notice'); // The button that was pressed is gone.
      });
    if (part === 'person') return personView(scene);
    if (part === 'check') return checkView(scene, { sending: this.#sending.state, retention: context.retention, send: () => void this.#send(scene, context) });
    return placeView(scene, {
      client: context.client,
      located: this.#located,
      chooser: this.#chooser,
      openChooser: () => this.#openChooser(context),
      locate: () =>
        this.#located.ask((point) => {
          scene.write(point);
          context.focus('.location .button');
        }),
      dropLocation: () => {
        this.#located.forget();
        scene.write({ latitude: undefined, longitude: undefined });
        context.focus('.location .button');
      },
    });
  }

  /** What has been put right is no longer called wrong. */
  #write(words: Words, category: FeedbackCategory | undefined): void {
    this.#draft.write(words);
    if (this.#problems.length === 0) return;
    const still = problemsOf(this.#draft.words, category, allParts);
    this.#problems = this.#problems.filter(({ kind }) => still.some((each) => each.kind === kind));
  }

  #turn(context: StepsContext, part: Part): void {
    this.#problems = [];
    context.go(part);
  }

  async #send({ category, language }: PartsScene, context: StepsContext): Promise<void> {
    this.#problems = category ? problemsOf(this.#draft.words, category, allParts) : [];
    if (!category) return context.go('what');
    if (this.#problems.length > 0) {
      this.#element.requestUpdate();
      return context.focus('.problems');
    }
    const sending = this.#sending.send(context.client, language);
    context.focus('.sending');
    const outcome = await sending;
    const { state } = this.#sending;
    if (outcome) {
      this.#element.dispatchEvent(new FeedbackSentEvent(category.code, outcome));
      this.#notice = '';
      return context.go('sent');
    }
    if (state.kind !== 'failed') return undefined;
    this.#element.dispatchEvent(new MotcuaErrorEvent(state.error.code, state.error.requestId));
    return context.focus('.notice .button');
  }

  async #discard(each: WaitingFeedback, context: StepsContext): Promise<void> {
    await this.#sending.discard(each);
    context.focus(this.#sending.discarded ? '.waiting button' : '.waiting');
  }

  #openChooser(context: StepsContext): void {
    this.#chooser = 'loading';
    import('../ward-chooser/index.ts')
      .then(
        () => {
          this.#chooser = 'ready';
          context.focus('motcua-ward-chooser');
        },
        (cause: unknown) => {
          this.#chooser = 'failed';
          this.#element.dispatchEvent(new MotcuaErrorEvent(isMotcuaError(cause) ? cause.code : 'UNAVAILABLE'));
        },
      )
      .finally(() => this.#element.requestUpdate());
  }

  async #copy(say: SentStrings, trackingCode: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(trackingCode); // Not there over plain http; then the line below helps.
      this.#notice = say.copied;
    } catch {
      this.#notice = say.copyByHand;
    }
    this.#element.requestUpdate();
  }
}
