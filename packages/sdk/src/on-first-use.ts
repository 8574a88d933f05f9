import { openedOnce } from './opened-once.ts';
import { loaded } from './unreachable.ts';

/** Names of what can be asked of a capability. Every method returns a promise or something to loop over, so it makes no difference when its code comes. */
export type Methods<Capability> = readonly (keyof Capability & string)[];

/** A capability whose code has come. It may answer at once: whoever asks waits all the same. */
export type Loaded<Capability> = {
  readonly [Method in keyof Capability]: Capability[Method] extends (...question: infer Question) => Promise<infer Answer>
    ? (...question: Question) => Answer | Promise<Answer>
    : Capability[Method];
};

/** Gives a capability at once and fetches its code with the first question asked of it; a failure is not remembered. */
export function onFirstUse<Capability extends object>(methods: Methods<Capability>, load: () => Promise<Loaded<Capability>>): Capability {
  const open = openedOnce(() => loaded(load()));
  const ask =
    (method: keyof Capability) =>
    (...question: unknown[]) => {
      const asked = open().then((capability) => (capability[method] as (...question: unknown[]) => unknown).apply(capability, question));
      // What some methods give is looped over, and not awaited first.
      return Object.assign(asked, {
        async *[Symbol.asyncIterator]() {
          yield* (await asked) as AsyncIterable<unknown>;
        },
      });
    };
  return Object.fromEntries(methods.map((method) => [method, ask(method)])) as Capability;
}
