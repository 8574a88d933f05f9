import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { placeOf, screenOf, type Screen } from './screens.ts';

/** Under which names the history remembers the screen, and the one before it. */
const screenKey = 'motcuaFeedback';
const fromKey = 'motcuaFeedbackFrom';

/** What decides which screen can be shown, and what is done when it turns. */
export interface ScreenRules {
  /** Whether nothing may stand in the history: the next person would find it. */
  keepsNothing(): boolean;
  /** The screen that is wanted, where there is something to show on it. */
  fitting(screen: Screen): Screen;
  turned(): void;
}

/** Knows which screen is shown. Each is an entry of the browser's history, so that Back leads to the step before and a reload to the same one. */
export class ShownScreen implements ReactiveController {
  current: Screen = 'what';
  readonly #host: ReactiveControllerHost;
  readonly #rules: ScreenRules;

  constructor(host: ReactiveControllerHost, rules: ScreenRules) {
    this.#host = host;
    this.#rules = rules;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('popstate', this.#followHistory);
  }

  hostDisconnected(): void {
    removeEventListener('popstate', this.#followHistory);
  }

  /** Shows the screen that the history names, else where somebody goes on who comes back to a draft. */
  open(unfinished: Screen): void {
    this.current = this.#rules.fitting(screenOf(entry()[screenKey]) ?? unfinished);
  }

  go(screen: Screen, { isReplacing = screen === 'sent' } = {}): void {
    if (!this.#rules.keepsNothing()) {
      if (entry()[screenKey] === undefined) history.replaceState({ ...entry(), [screenKey]: this.current }, '');
      const state = { ...entry(), [screenKey]: screen, [fromKey]: this.current };
      if (isReplacing) history.replaceState(state, '');
      else history.pushState(state, '');
    }
    this.#turn(screen);
  }

  /** To the step before: as the browser's own Back would, where that leads there. */
  back(isEasy: boolean, hasSent: boolean): void {
    const { current } = this;
    const before: Screen = current === 'mine' ? (hasSent ? 'sent' : 'what') : current === 'sent' ? 'what' : (placeOf(current, isEasy).before ?? 'what');
    if (entry()[screenKey] === current && entry()[fromKey] === before) history.back();
    else this.go(before, { isReplacing: true });
  }

  #turn(screen: Screen): void {
    this.current = this.#rules.fitting(screen);
    this.#rules.turned();
    this.#host.requestUpdate();
  }

  readonly #followHistory = (): void => {
    const screen = screenOf(entry()[screenKey]) ?? 'what';
    if (this.#rules.fitting(screen) !== this.current) this.#turn(screen);
  };
}

function entry(): Readonly<Record<string, unknown>> {
  return Object(history.state) as Record<string, unknown>;
}
