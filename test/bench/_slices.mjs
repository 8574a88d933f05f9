// What kind of asking a labelled question is, and which questions are the same text typed in two ways.
import { keystrokes } from './_keystrokes.mjs';

/** Tags of the second author that are measured by themselves. */
const measuredTags = ['story', 'negation', 'abbreviation', 'dialect-spelling', 'swap', 'national', 'plain', 'telex-twin', 'telex', 'vni-twin', 'vni'];
const rawTags = ['telex', 'vni'];
const waysToType = ['telex', 'vni'].flatMap((method) => ['vowel', 'word'].map((toneAfter) => ({ method, toneAfter, slice: `keys/${method}, tone after ${toneAfter}` })));

/** In the order in which they are shown. `CORE`, `core/…` and `gen:…` are cut as ../shared/bench/evaluate.mjs cuts them. */
export const slices = [
  'CORE',
  'core/diacritics',
  'core/no-diacritics',
  'core/short(<=7w)',
  'core/mid(8-13w)',
  'core/story(>=14w)',
  'core/teencode+abbr',
  'core/dialect',
  'core/no-raw-keys',
  ...measuredTags.map((tag) => `tag/${tag}`),
  'gen:no-diacritics',
  'gen:swap-typo',
  'gen:telex-raw',
  'name-template',
  'clarify',
  ...waysToType.map(({ slice }) => slice),
];

const notAsked = (tag) => tag.startsWith('gen:') || tag.startsWith('keys/') || tag === 'name-template';
const isRaw = ({ tags }) => tags.some((tag) => rawTags.includes(tag));

/** Asked by somebody who wants one thing, and not made from another question or from an official name. */
export const isCore = ({ kind, tags }) => kind === 'answer' && !tags.some(notAsked);

/** The groups that a question belongs to; they overlap. */
export function slicesOf(row) {
  const { query, kind, tags } = row;
  if (kind !== 'answer') return [kind];
  if (!isCore(row)) return [tags.find(notAsked)];
  const words = query.trim().split(/\s+/).length;
  return [
    'CORE',
    tags.includes('no-diacritics') ? 'core/no-diacritics' : 'core/diacritics',
    words >= 14 ? 'core/story(>=14w)' : words <= 7 ? 'core/short(<=7w)' : 'core/mid(8-13w)',
    ...(tags.includes('slang/abbr') || tags.includes('acronym') ? ['core/teencode+abbr'] : []),
    ...(tags.includes('dialect') ? ['core/dialect'] : []),
    ...(isRaw(row) ? [] : ['core/no-raw-keys']),
    ...measuredTags.filter((tag) => tags.includes(tag)).map((tag) => `tag/${tag}`),
  ];
}

/** Whether somebody with the second author's tags wrote it: such questions are harder, and other figures are required. */
export const isSecondAuthors = ({ tags }) => tags.some((tag) => ['story', 'negation', 'abbreviation', 'near', 'plain', ...rawTags].includes(tag));

/** The keys of every core question with diacritics, as questions of their own; `clean` is the question, `pair` what is compared. */
export function typedOut(rows) {
  return rows
    .filter((row) => isCore(row) && !isRaw(row))
    .flatMap((clean) =>
      waysToType.flatMap(({ method, toneAfter, slice }) => {
        const query = keystrokes(clean.query, method, toneAfter);
        return query === clean.query ? [] : [{ ...clean, query, tags: [slice], clean, pair: slice }];
      }),
    );
}

/** Keystrokes among the questions, each with the same text clean: the line before it. */
export function twinsIn(rows) {
  return rows.flatMap((row, place) => {
    const tag = row.tags.find((each) => rawTags.includes(each));
    const clean = rows[place - 1];
    return tag && clean?.tags.includes(`${tag}-twin`) ? [{ ...row, clean, pair: `tag/${tag}` }] : [];
  });
}
