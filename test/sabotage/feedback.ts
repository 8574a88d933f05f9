import type { Defect } from './defect.ts';

const source = 'packages/widgets/src/feedback';
const tests = [`${source}/feedback.test.ts`];

/** `motcua-feedback`: reporting what should be put right. */
export const feedback: readonly Defect[] = [
  {
    what: 'The device is asked where it is before anybody has pressed.',
    file: `${source}/steps.ts`,
    find: '    this.#located = new LocatedDevice(redraw);\n',
    replace: '    this.#located = new LocatedDevice(redraw);\n    this.#located.ask(() => {});\n',
    tests,
  },
  {
    what: 'A photo is sent with the place and the time that the camera wrote into it.',
    file: `${source}/chosen-photos.ts`,
    find: 'await withoutMetadata(file).catch(() => undefined);',
    replace: 'await withoutMetadata(file).then(() => file, () => undefined);',
    tests,
  },
  {
    what: 'What was written is gone after a reload.',
    file: `${source}/feedback-draft.ts`,
    find: 'this.isEmpty ? undefined : { words, photoCount: photos.length, hasSeenAll }',
    replace: 'undefined',
    tests,
  },
  {
    what: 'Photos of a report stay in the tab after it was sent.',
    file: `${source}/feedback-draft.ts`,
    find: '    void this.#keepPhotos(this.photos);\n',
    replace: '    void this.#keepPhotos([]);\n',
    tests,
  },
  {
    what: 'A photo of the last person at a kiosk stands in the report of the next.',
    file: `${source}/chosen-photos.ts`,
    find: 'if (visit !== this.#visit) return;',
    replace: '',
    tests,
  },
  {
    what: 'A report is public unless somebody forbids it.',
    file: `${source}/sending.ts`,
    find: 'isPublic = false } = words;',
    replace: 'isPublic = true } = words;',
    tests,
  },
  {
    what: 'What failed to be sent is thrown away.',
    file: `${source}/sending.ts`,
    find: "      this.#become({ kind: 'failed', error });\n",
    replace: "      this.#draft.forget();\n      this.#become({ kind: 'failed', error });\n",
    tests,
  },
  {
    what: 'The ward of a broken lamp becomes the one where she lives, for the whole page.',
    file: `${source}/place-view.ts`,
    find: '    event.stopPropagation(); // It is not where she lives.\n',
    replace: '',
    tests,
  },
  {
    what: 'At a kiosk the steps of one person stand in the history for the next.',
    file: `${source}/shown-screen.ts`,
    find: 'if (!this.#rules.keepsNothing()) {',
    replace: 'if (this.#rules) {',
    tests,
  },
  {
    what: 'A report without a place is sent where nobody could find it.',
    file: `${source}/problems.ts`,
    find: "wanted && address.trim() === ''",
    replace: "!wanted && address.trim() === ''",
    tests,
  },
];
