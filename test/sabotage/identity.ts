import type { Defect } from './defect.ts';

const gateway = 'packages/gateway/src';
const identity = `${gateway}/node/identity`;
const attacks = ['apps/sandbox/src/sign-in-attacks.test.ts'];
const journeys = ['apps/sandbox/src/signing-in.test.ts'];
const consent = ['apps/sandbox/src/consent.test.ts'];

/** Who is signed in, what they agreed to, and who read what. */
export const identityDefects: readonly Defect[] = [
  {
    what: 'A provider that answers with a password where a face was asked for opens health records.',
    file: `${identity}/claims.ts`,
    find: 'if (assuranceLevel === undefined || assuranceLevel < level)',
    replace: 'if (assuranceLevel === undefined)',
    tests: [...attacks, ...journeys, `${identity}/claims.test.ts`],
  },
  {
    what: 'Whoever finds a computer signed in since the morning steps up without proving anything.',
    file: `${identity}/claims.ts`,
    find: 'authTime + maxAgeSeconds + clockSkewSeconds < nowSeconds',
    replace: 'authTime > nowSeconds + clockSkewSeconds',
    tests: [...journeys, `${identity}/claims.test.ts`],
  },
  {
    what: 'A link to the gateway leads to a page that looks like the city’s and is not.',
    file: `${identity}/return-address.ts`,
    find: "return origins.includes(origin) && username === '' && password === '' ? href : undefined;",
    replace: "return origin !== '' && username === '' && password === '' ? href : undefined;",
    tests: attacks,
  },
  {
    what: 'The session before a step up goes on under its old name, for whoever has it.',
    file: `${identity}/sessions.ts`,
    find: 'before === undefined ? []',
    replace: 'before !== null ? []',
    tests: [...attacks, ...journeys],
  },
  {
    what: 'A link with somebody’s sign-in code signs a citizen in as somebody else.',
    file: `${identity}/stored-identity.ts`,
    find: "if (!journey) return trouble('expired', new MotcuaPortError('BAD_INPUT'));",
    replace: "journey ??= { state, nonce: '', codeVerifier: 'x'.repeat(43), level: 1, back: home };",
    tests: attacks,
  },
  {
    what: 'Another site’s page agrees in a citizen’s name.',
    file: `${gateway}/gateway.ts`,
    find: 'if (identity?.bringsCookie(request)) refuseForeignWrite(request, identity.origins);',
    replace: '',
    tests: attacks,
  },
  {
    what: 'A neighbour under the same domain writes in a citizen’s name.',
    file: `${gateway}/cross-origin.ts`,
    find: '|| (origin !== null && !isOurs)',
    replace: '',
    tests: attacks,
  },
  {
    what: 'Pages that only search may read who is signed in.',
    file: `${gateway}/cross-origin.ts`,
    find: "if (signInOrigins.includes(allowed)) set('access-control-allow-credentials', 'true');",
    replace: "set('access-control-allow-credentials', 'true');",
    tests: attacks,
  },
  {
    what: 'Two gateways use one refresh token, and the provider signs the citizen out.',
    file: `${identity}/sessions.ts`,
    find: "        .where('leased_until', '<=', atMs)\n",
    replace: '',
    tests: [...journeys, 'test/store/identity.test.ts'],
  },
  {
    what: 'A thief with a refresh token goes on after the provider has noticed.',
    file: `${identity}/provider.ts`,
    find: "error.error === 'invalid_grant') return 'ended';",
    replace: "error.error === 'invalid_token') return 'ended';",
    tests: journeys,
  },
  {
    what: 'Anybody who can reach the gateway signs citizens out, with a logout token of another program.',
    file: `${identity}/provider.ts`,
    find: '      audience: this.#settings.clientId,\n',
    replace: '',
    tests: attacks,
  },
  {
    what: 'An ID token passes for a logout token.',
    file: `${identity}/provider.ts`,
    find: 'return isEvent && nonce === undefined &&',
    replace: 'return isEvent &&',
    tests: attacks,
  },
  {
    what: 'A logout token that somebody recorded ends the next session, too.',
    file: `${identity}/sessions.ts`,
    find: 'if (heard.numInsertedOrUpdatedRows === 0n) return false;',
    replace: '',
    tests: attacks,
  },
  {
    what: 'What a citizen took back is read all the same.',
    file: `${identity}/consents.ts`,
    find: "    .where('terms', '=', termsOf(purpose))\n    .where('withdrawn_at', 'is', null)\n",
    replace: "    .where('terms', '=', termsOf(purpose))\n",
    tests: [...consent, 'test/store/identity.test.ts'],
  },
  {
    what: 'An agreement with the citizen passes for one with a company.',
    file: `${identity}/consents.ts`,
    find: "    .where('terms', '=', termsOf(purpose))\n",
    replace: '',
    tests: consent,
  },
  {
    what: 'Whoever names an invented person agrees for the one who signs in under that number.',
    file: `${identity}/person-code.ts`,
    find: "isDemonstration ? 'demonstration' : 'person'",
    replace: "isDemonstration ? 'person' : 'person'",
    tests: consent,
  },
  {
    what: 'Nobody learns that their records were asked for and refused.',
    file: `${gateway}/personal-access.ts`,
    find: "if (refusals.includes(code)) await written('refused');",
    replace: '',
    tests: [...consent, 'test/store/identity.test.ts'],
  },
  {
    what: 'Sign-out on the way out leaves the token good at the provider.',
    file: `${identity}/sessions.ts`,
    find: 'if (open?.refreshToken !== undefined) await this.#provider.revoke(open.refreshToken);',
    replace: '',
    tests: journeys,
  },
  {
    what: 'A session lasts for ever, as long as somebody looks.',
    file: `${identity}/sessions.ts`,
    find: 'const expiresAt = Math.min(now + this.#limits.idleMs, endsAt);',
    replace: 'const expiresAt = Math.max(now + this.#limits.idleMs, endsAt);',
    tests: journeys,
  },
  {
    what: 'Who reads the database, or a backup, reads who is signed in.',
    file: `${identity}/sessions.ts`,
    find: 'sealed: seal.close(JSON.stringify({ personId, displayName, refreshToken } satisfies Sealed)),',
    replace: 'sealed: seal.close(JSON.stringify({ personId, displayName, refreshToken } satisfies Sealed)), provider_session: personId,',
    tests: ['apps/sandbox/src/sign-in-secrets.test.ts'],
  },
];
