import { openedOnce } from './opened-once.ts';
import { loaded } from './unreachable.ts';

/** Names of what can be asked of a capability. Every method returns a promise, so it makes no difference when its code comes. */
type Methods<Capability> = readonly (keyof Capability & string)[];

/** Gives a capability at once and fetches its code with the first question asked of it; a failure is not remembered. */
export function onFirstUse<Capability extends object>(methods: Methods<Capability>, load: () => Promise<Capability>): Capability {
  const open = openedOnce(() => loaded(load()));
  const ask =
    (method: keyof Capability) =>
    async (...question: unknown[]) => {
      const capability = await open();
      return (capability[method] as (...question: unknown[]) => unknown).apply(capability, question);
    };
  return Object.fromEntries(methods.map((method) => [method, ask(method)])) as Capability;
}
