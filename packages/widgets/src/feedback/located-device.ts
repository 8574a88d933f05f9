/** Where asking the device for its location stands. The point itself goes into the draft. */
export type LocatingState = { readonly kind: 'idle' | 'asking' | 'denied' | 'unknown' } | { readonly kind: 'found'; readonly accuracyMetres: number };

/** About a metre: nobody needs to know it better. */
const decimals = 5;

/** Asks the device where it is when somebody presses, and never by itself. Knows nothing of the DOM. */
export class LocatedDevice {
  state: LocatingState = { kind: 'idle' };
  readonly #onChange: () => void;
  #asked = {};

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  /** Whether the device can be asked at all: not over plain http. */
  get isPossible(): boolean {
    return typeof navigator.geolocation?.getCurrentPosition === 'function' && globalThis.isSecureContext !== false;
  }

  ask(onFound: (point: { readonly latitude: number; readonly longitude: number }) => void): void {
    const asked = (this.#asked = {});
    this.#become({ kind: 'asking' });
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        if (asked !== this.#asked) return;
        onFound({ latitude: rounded(coords.latitude), longitude: rounded(coords.longitude) });
        this.#become({ kind: 'found', accuracyMetres: Math.max(1, Math.round(coords.accuracy)) });
      },
      ({ code, PERMISSION_DENIED }) => {
        if (asked === this.#asked) this.#become({ kind: code === PERMISSION_DENIED ? 'denied' : 'unknown' });
      },
      { enableHighAccuracy: true, timeout: 20_000, maximumAge: 60_000 },
    );
  }

  forget(): void {
    this.#asked = {};
    this.#become({ kind: 'idle' });
  }

  #become(state: LocatingState): void {
    this.state = state;
    this.#onChange();
  }
}

function rounded(degrees: number): number {
  return Number(degrees.toFixed(decimals));
}
