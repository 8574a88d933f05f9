import { trustedScriptUrl } from '../core/trusted-types.ts';

/** A release, by its version and the integrity of its loader, which holds the hashes of everything else. */
interface Release {
  readonly version: string;
  readonly integrity: string;
}

/** What the publisher signs of a channel. */
interface Statement extends Release {
  readonly channel: string;
  /** Grows with every statement of a channel: an older one that is played again is told by it. */
  readonly sequence: number;
  /** Until when it may be believed when it comes over the network. */
  readonly expires: string;
}

/** Written in by the release: public keys (SPKI, base64) of which one must have signed. The second is the next one, so that keys can be changed. */
declare const __KEYS__: readonly string[];
/** Written in by the release: the release that this script came with. */
declare const __RELEASE__: Release;

/** How long a page waits for its channel; with the pause before the second try, which has what is left of it, never above three seconds. */
const longestWaitMs = 2400;

type Code = 'UNAVAILABLE' | 'UNTRUSTED';

const failure = (code: Code, reason: string): Error => Object.assign(new Error(reason), { code });

const script = document.currentScript;
if (script instanceof HTMLScriptElement) void follow(script);

/** Loads the release that the channel names; where that cannot be known, the last one that was verified on this device, or the one this script came with. */
async function follow({ src, dataset }: HTMLScriptElement): Promise<void> {
  const channel = `${dataset['channel']}`;
  // Nothing personal: a statement as it was published. Under our prefix, so that a shared device forgets it with the rest.
  const place = `motcua:channel:${channel}`;

  const tell = (error: unknown): void => {
    // What the platform throws over nonsense (`atob`, `JSON.parse`) may have a code of its own, which is a number.
    const { code, message } = error as { readonly code?: Code | number; readonly message: string };
    console.warn(`motcua: channel ${channel}: ${message}`);
    document.dispatchEvent(Object.assign(new Event('motcua-error', { bubbles: true, composed: true }), { code: code === 'UNAVAILABLE' ? code : 'UNTRUSTED' }));
  };

  const insert = ({ version, integrity }: Release): Promise<void> =>
    new Promise((resolve, reject) => {
      const element = document.createElement('script');
      element.src = trustedScriptUrl(new URL(`../${version}/motcua.js`, src).href);
      element.integrity = integrity;
      element.crossOrigin = 'anonymous';
      Object.assign(element.dataset, dataset); // The loader reads its own tag, which is this one then.
      element.onload = () => resolve();
      element.onerror = () => reject(failure('UNAVAILABLE', `${version} could not be loaded, or is not the original`));
      document.head.append(element);
    });

  // What is kept is verified again each time: whatever writes to the host's storage could have put it there.
  const kept = await Promise.resolve()
    .then(() => localStorage.getItem(place))
    .then((text) => (text ? statementOf(text, channel) : undefined))
    .catch(() => undefined);
  let text = '';
  let current: Statement | undefined;
  try {
    if (!/^(\d+\.\d+|lts)$/.test(channel)) throw failure('UNTRUSTED', 'data-channel must be like "1.4", or "lts"');
    // Over plain http a browser verifies no signature, so what the network says is not even asked for.
    if (!globalThis.crypto?.subtle) throw failure('UNTRUSTED', 'no signature can be verified over plain http');
    text = await textOf(new URL(`../channels/${channel}.json`, src).href);
    current = await statementOf(text, channel);
    if (!(Date.parse(current.expires) > Date.now())) throw failure('UNTRUSTED', `expired ${current.expires}`);
    if (kept && current.sequence < kept.sequence) throw failure('UNTRUSTED', `statement ${current.sequence} is older than ${kept.sequence}`);
  } catch (error) {
    current = undefined;
    tell(error);
  }
  for (const release of [current, kept, __RELEASE__]) {
    if (!release) continue;
    try {
      await insert(release);
    } catch (error) {
      tell(error);
      continue;
    }
    if (release === current) {
      try {
        localStorage.setItem(place, text);
      } catch {
        // Blocked or full: the next visit begins anew.
      }
    }
    return;
  }
}

async function textOf(url: string): Promise<string> {
  const limit = new AbortController();
  const { signal } = limit;
  setTimeout(() => limit.abort(), longestWaitMs);
  for (let isLast = false; ; isLast = true) {
    try {
      const response = await fetch(url, { cache: 'no-cache', credentials: 'omit', signal });
      if (response.ok) return await response.text();
    } catch {
      // No network, or no time left: told below.
    }
    if (isLast || signal.aborted) throw failure('UNAVAILABLE', 'no answer');
    await new Promise((resolve) => setTimeout(resolve, 200 + 400 * Math.random()));
  }
}

/** What a channel's file says, if one of our keys signed just that and it is about this channel. */
async function statementOf(text: string, channel: string): Promise<Statement> {
  const { signed, signature } = JSON.parse(text) as { readonly signed: string; readonly signature: string };
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
  const bytes = new TextEncoder().encode(signed);
  for (const key of __KEYS__) {
    const publicKey = await crypto.subtle.importKey('spki', bytesOf(key), algorithm, false, ['verify']);
    if (!(await crypto.subtle.verify(algorithm, publicKey, fixedLength(bytesOf(signature)), bytes))) continue;
    const statement = JSON.parse(signed) as Statement;
    const { version, integrity } = statement;
    const isOfChannel = statement.channel === channel && (channel === 'lts' || version.startsWith(`${channel}.`));
    if (!isOfChannel || !/^\d+\.\d+\.\d+$/.test(version) || !/^sha256-[\w+/]{43}=$/.test(integrity)) throw failure('UNTRUSTED', `not about this channel: ${signed}`);
    return statement;
  }
  throw failure('UNTRUSTED', 'no key of ours has signed it');
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

/** A signature in DER, as OpenSSL writes it, in the form that browsers verify: both numbers with 32 bytes each (IEEE P1363). */
function fixedLength(der: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(64);
  let at = 2;
  for (const end of [32, 64]) {
    const next = at + 2 + (der[at + 1] ?? 0);
    const number = der.slice(at + 2, next).slice(-32);
    both.set(number, end - number.length);
    at = next;
  }
  return both;
}
