import type { Defect } from './defect.ts';

const source = 'packages/widgets/src/chat-panel';
const tests = [`${source}/chat-panel.test.ts`];

/** `motcua-chat-panel`: what is sent and kept of a conversation, and how far an answer can be trusted. */
export const chatPanel: readonly Defect[] = [
  {
    what: 'The number of an identity card stands in the conversation, and is kept and sent with it.',
    file: `${source}/conversation.ts`,
    find: '{ question: text, answer',
    replace: '{ question: typed, answer',
    tests,
  },
  {
    what: 'A telephone number that was typed and not sent is kept in the tab.',
    file: `${source}/chat-panel.ts`,
    find: 'typed && !hasNumbers ? typed : undefined',
    replace: 'typed || (hasNumbers ? typed : undefined)',
    tests,
  },
  {
    what: 'Who presses twice while the first press is taken up waits for ever for one of two answers.',
    file: `${source}/conversation.ts`,
    find: '      if (number !== this.#begun) return false;\n',
    replace: '',
    tests,
  },
  {
    what: 'The note of a source that gives no fee is not shown, though the answer speaks of it.',
    file: `${source}/card-view.ts`,
    find: 'slot.stated || hasNotes(slot) ?',
    replace: 'slot.stated ?',
    tests,
  },
  {
    what: 'A paper that the source does not state looks like nothing to bring.',
    file: `${source}/card-view.ts`,
    find: '${slot.stated ? nothing :',
    replace: '${slot.stated || slot.slot ? nothing :',
    tests,
  },
  {
    what: 'Half an answer passes for a whole one.',
    file: `${source}/conversation.ts`,
    find: "state: 'failed', error: known }",
    replace: "state: 'answered', error: known }",
    tests,
  },
  {
    what: 'A follow-up is answered as if nothing had been said before.',
    file: `${source}/conversation.ts`,
    find: 'const questions = this.turns.map(({ question }) => question);',
    replace: 'const questions = this.turns.slice(-1).map(({ question }) => question);',
    tests,
  },
  {
    what: 'A screen reader speaks every word of an answer as it comes, and the whole once more.',
    file: `${source}/chat-panel.ts`,
    find: 'role="log" aria-live="off"',
    replace: 'role="log"',
    tests,
  },
  {
    what: 'The Enter that picks a Vietnamese word sends the half-typed question.',
    file: `${source}/chat-panel.ts`,
    find: ' || event.isComposing',
    replace: '',
    tests,
  },
  {
    what: 'A choice of an earlier question, pressed late, is asked in the light of another.',
    file: `${source}/turn-view.ts`,
    find: '?disabled=${!scene.isLast}',
    replace: '?disabled=${scene.isLast && answer.choices.length > 4}',
    tests,
  },
  {
    what: 'A code that no source stands behind looks like one that does.',
    file: `${source}/markdown-view.ts`,
    find: 'return source && /^https?:/.test(source.url) ?',
    replace: 'return source || piece.code ?',
    tests,
  },
  {
    what: 'What one person asked at a kiosk is there for the next.',
    file: `${source}/conversation.ts`,
    find: '    this.turns = [];\n    client?.store',
    replace: '    client?.store',
    tests,
  },
  {
    what: 'A question that was forgotten comes back with the next visit to the page.',
    file: `${source}/conversation.ts`,
    find: "    client?.store.set('draft', storeKey, undefined);\n",
    replace: '',
    tests,
  },
  {
    what: 'Who must wait is told to come back at once, and is turned away again.',
    file: `${source}/turn-view.ts`,
    find: 'wait !== undefined && { TOO_MANY',
    replace: 'wait === undefined && { TOO_MANY',
    tests,
  },
];
