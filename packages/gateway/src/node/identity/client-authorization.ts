import { createHmac } from 'node:crypto';
import { SignedInElement } from '@motcua/contract/client-session';
import type { Purpose } from '@motcua/contract/identity';
import type { Person } from '../../person.ts';
import { MotcuaPortError, type SignInAnswer } from '../../ports.ts';
import { readBytes } from '../../request-body.ts';
import { agreementPage, handoverPage } from './client-pages.ts';
import type { ClientSessions } from './client-sessions.ts';
import { seenFrom, type Consents } from './consents.ts';
import type { Cookies } from './cookies.ts';
import { purposesWithin, type RegisteredHost } from './hosts.ts';
import { isSame } from './is-same.ts';
import { redirect } from './redirect.ts';
import { personIn, type Sessions } from './sessions.ts';

export const authorizationPath = '/client-sessions/authorize';

const formBytes = 16_384;

/** What a page asks for, once every part of it is sound. */
interface Asked {
  readonly host: RegisteredHost;
  readonly origin: string;
  readonly elements: readonly SignedInElement[];
  readonly purposes: readonly string[];
  readonly level: 1 | 2 | 3;
  /** Whether the person must have proved just now who they are. */
  readonly isFresh: boolean;
  readonly state: string;
  readonly codeChallenge: string;
  readonly thumbprint: string;
  /** The same as it was sent, in an order of its own. */
  readonly fields: Readonly<Record<string, string>>;
}

export interface AuthorizationParts {
  readonly sessions: Sessions;
  readonly clients: ClientSessions;
  readonly consents: Consents;
  readonly cookies: Cookies;
  readonly purposes: readonly Purpose[];
  readonly gateway: string;
  /** Whether somebody has proved so short ago who they are that it is still they who sit there. */
  readonly isFreshNow: (person: Person) => boolean;
  /** Answers where nobody may be told anything. */
  readonly trouble: (error: MotcuaPortError) => SignInAnswer;
}

/**
 * Asks a person, in a window of the gateway's own, whether a page of somebody else's site may ask in their name, and hands
 * that page a code. A page that is not registered is told nothing, and nobody is led to it.
 */
export async function authorizeClient(request: Request, parts: AuthorizationParts, signal: AbortSignal): Promise<SignInAnswer> {
  const { sessions, clients, consents, cookies, gateway, trouble } = parts;
  const isAnswer = request.method === 'POST';
  const sent = isAnswer ? await formOf(request, signal) : new URL(request.url).searchParams;
  const asked = sent && soundQuestion(sent, clients);
  if (!sent || !asked) return trouble(new MotcuaPortError('BAD_INPUT'));
  const { host, origin, elements, purposes, state, codeChallenge, thumbprint, fields, level, isFresh } = asked;
  const secret = cookies.session(request);
  const open = await sessions.inUse(secret);
  if (!open || secret === undefined || open.row.assurance_level < level || (isFresh && !parts.isFreshNow(personIn(open)))) {
    const here = `${gateway}${authorizationPath}?${new URLSearchParams(fields)}`;
    return { response: redirect(`${gateway}/sign-in?${new URLSearchParams({ level: String(level), ...(isFresh && { fresh: '1' }), return: here })}`) };
  }
  const embed = { site: host.name, isFramed: clients.isFrame(origin), purposes };
  const { isFramed } = embed;
  const named = parts.purposes.filter(({ code }) => purposes.includes(code)).map((purpose) => seenFrom(purpose, embed));
  if (!isAnswer) {
    const ticket = ticketOf(secret, fields);
    const accountElements = elements.filter((element) => purposesWithin([element], purposes).includes('own-account'));
    return {
      response: agreementPage({
        name: host.name,
        origins: isFramed ? host.origins : [origin],
        isFramed,
        displayName: open.sealed.displayName,
        purposes: named,
        accountElements,
        fields: { ...fields, ticket },
      }),
    };
  }
  // What was agreed to is what was shown, to whom it was shown.
  if (!isSame(sent.get('ticket') ?? '', ticketOf(secret, fields))) return trouble(new MotcuaPortError('FORBIDDEN'));
  if (sent.get('answer') !== 'yes') return { response: handoverPage({ origin, name: host.name }, { type: 'motcua-client-session', state, refused: true }) };
  // The page was written for exactly these purposes, so that pressing its button is to agree to them.
  for (const { code } of named) await consents.give({ ...personIn(open), embed }, code);
  const { code } = await clients.codeFor({ key: host.key, origin, elements, purposes, thumbprint, session: secret }, codeChallenge);
  return { response: handoverPage({ origin, name: host.name }, { type: 'motcua-client-session', state, code }) };
}

function soundQuestion(sent: URLSearchParams, clients: ClientSessions): Asked | undefined {
  const one = (name: string, pattern: RegExp, usual?: string) => {
    const [value = usual, ...more] = sent.getAll(name);
    return value !== undefined && more.length === 0 && pattern.test(value) ? value : undefined;
  };
  const key = one('key', /^pk_/);
  const origin = one('origin', /^https?:/);
  const state = one('state', /^[\w-]{22,100}$/);
  const codeChallenge = one('code_challenge', /^[\w-]{43}$/);
  const thumbprint = one('dpop_jkt', /^[\w-]{43}$/);
  const level = ([1, 2, 3] as const).find((each) => String(each) === one('level', /./, '2'));
  const fresh = one('fresh', /^[01]$/, '0');
  const host = clients.hostOf(key ?? null, origin ?? null);
  if (!host || !key || !origin || !state || !codeChallenge || !thumbprint || !level || !fresh) return undefined;
  const words = one('elements', /./, host.elements.join(' '))?.split(' ') ?? [];
  const elements = SignedInElement.options.filter((each) => words.includes(each) && host.elements.includes(each));
  if (words.length === 0 || elements.length !== words.length) return undefined; // One that the site is not registered for, or twice the same.
  const purposes = purposesWithin(elements, host.purposes);
  const fields = { key, origin, elements: elements.join(' '), level: String(level), fresh, state, code_challenge: codeChallenge, dpop_jkt: thumbprint };
  return { host, origin, elements, purposes, level, isFresh: fresh === '1', state, codeChallenge, thumbprint, fields };
}

async function formOf(request: Request, signal: AbortSignal): Promise<URLSearchParams | undefined> {
  if (!/^application\/x-www-form-urlencoded\b/i.test(request.headers.get('content-type') ?? '')) return undefined;
  return new URLSearchParams(new TextDecoder().decode(await readBytes(request, formBytes, signal)));
}

/** Who does not have the cookie cannot make one, and a page does not have it. */
function ticketOf(secret: string, fields: Readonly<Record<string, string>>): string {
  return createHmac('sha256', secret)
    .update(`motcua agreement ${JSON.stringify(fields)}`)
    .digest('base64url');
}
