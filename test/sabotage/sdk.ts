import type { Defect } from './defect.ts';

const source = 'packages/sdk/src';

/** The client that elements ask, and what it keeps on the device. */
export const sdk: readonly Defect[] = [
  {
    what: "What a citizen typed stands in an address, and so in every proxy's log.",
    file: `${source}/gateway-transport.ts`,
    find: '      init.body = JSON.stringify(rest);',
    replace: "      init.body = JSON.stringify(rest);\n      if (rest['query']) url.searchParams.set('q', String(rest['query']));",
    tests: [`${source}/gateway-client.test.ts`],
  },
  {
    what: "The browser sends the cookies of the gateway's site along with every question.",
    file: `${source}/gateway-transport.ts`,
    find: "credentials: 'omit'",
    replace: "credentials: 'include'",
    tests: [`${source}/gateway-client.test.ts`],
  },
  {
    what: "A captive portal's redirection carries what was typed to wherever it likes.",
    file: `${source}/gateway-transport.ts`,
    find: "redirect: 'error'",
    replace: "redirect: 'follow'",
    tests: [`${source}/gateway-client.test.ts`],
  },
  {
    what: 'The number that a citizen could read out on the phone is lost.',
    file: `${source}/gateway-transport.ts`,
    find: '{ requestId: body.requestId, retryAfterSeconds }',
    replace: '{ retryAfterSeconds }',
    tests: [`${source}/gateway-client.test.ts`],
  },
  {
    what: 'An answer with one wrong fact in it is shown.',
    file: `${source}/checked.ts`,
    find: "if (faults.length > 0) throw new MotcuaError('BAD_ANSWER'",
    replace: "if (faults.length > 1) throw new MotcuaError('BAD_ANSWER'",
    tests: [`${source}/gateway-client.test.ts`],
  },
  {
    what: "A question that took too long goes on costing the citizen's data plan.",
    file: `${source}/deadline.ts`,
    find: 'no answer within ${timeoutMs} ms`));\n      inner.abort();',
    replace: 'no answer within ${timeoutMs} ms`));',
    tests: [`${source}/deadline.test.ts`],
  },
  {
    what: 'A question that was called off before it began is sent all the same.',
    file: `${source}/deadline.ts`,
    find: '  if (callerSignal?.aborted) throw abortErrorOf(callerSignal);\n',
    replace: '',
    tests: [`${source}/deadline.test.ts`],
  },
  {
    what: 'What was kept before a device became a kiosk is there for the next person.',
    file: `${source}/device-store.ts`,
    find: '    if (isShared && !this.isShared) this.clear();\n',
    replace: '',
    tests: [`${source}/device-store.test.ts`],
  },
  {
    what: '"Xóa hết" erases what the host page keeps for itself.',
    file: `${source}/device-store.ts`,
    find: 'if (name?.startsWith(prefix)) storage.removeItem(name);',
    replace: 'if (name) storage.removeItem(name);',
    tests: [`${source}/device-store.test.ts`],
  },
  {
    what: '"Xóa hết" leaves every second thing for the next person.',
    file: `${source}/device-store.ts`,
    find: 'for (let index = storage.length - 1; index >= 0; index -= 1)',
    replace: 'for (let index = 0; index < storage.length; index += 1)',
    tests: [`${source}/device-store.test.ts`],
  },
  {
    what: 'Where the worker has died, every further question fails until the page is reloaded.',
    file: `${source}/catalogue-services.ts`,
    find: '        this.#opened = undefined;\n',
    replace: '',
    tests: [`${source}/device-client.test.ts`],
  },
  {
    what: 'A page that was opened in a tunnel does not work again until it is reloaded.',
    file: `${source}/catalogue-services.ts`,
    find: '(error: unknown) => {\n      this.#opened = undefined;\n',
    replace: '(error: unknown) => {\n',
    tests: [`${source}/device-client.test.ts`],
  },
  {
    what: 'The integrity that a host names for its catalogue is not looked at.',
    file: `${source}/catalogue-services.ts`,
    find: '{ integrity: address.integrity, keep, fetch: this.#options.fetch, breathe, signal }',
    replace: '{ keep, fetch: this.#options.fetch, breathe, signal }',
    tests: [`${source}/device-client.test.ts`],
  },
  {
    what: 'Personal numbers travel to the gateway.',
    file: `${source}/assistant-client.ts`,
    find: 'recent(hidden.map(({ text }) => text.slice(0, longestTurn)))',
    replace: '[...turns]',
    tests: [`${source}/personal-client.test.ts`],
  },
  {
    what: 'An answer that was cut off looks finished.',
    file: `${source}/assistant-client.ts`,
    find: 'if (!hasEnded) throw',
    replace: 'if (false) throw',
    tests: [`${source}/personal-client.test.ts`],
  },
  {
    what: 'Half of an event is taken for a whole one.',
    file: `${source}/event-stream.ts`,
    find: "else if (line === '' && texts.length > 0) {",
    replace: 'else if (texts.length > 0) {',
    tests: [`${source}/event-stream.test.ts`],
  },
];
