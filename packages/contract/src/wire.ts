import type { WireDefinitions, WireSchema } from './check.ts';
import type { EndpointDefinition } from './endpoint.ts';

export { faultsIn, isWebAddress } from './check.ts';
export { errorCodes } from './errors.ts';
export { pathParametersOf } from './path-parameters.ts';
export { problemMediaType } from './problem-media-type.ts';
export { problem } from './problem-wire.ts';
export type { WireDefinitions, WireSchema } from './check.ts';

/**
 * An endpoint as a client sees it: what to send where, and how to tell whether question and answer are sound. Generated
 * from the contract, without the library that the contract is written in: that would be half of what a page downloads.
 */
export interface WireEndpoint<E extends EndpointDefinition = EndpointDefinition> {
  readonly method: E['method'];
  readonly path: E['path'];
  readonly write?: E['write'];
  readonly page?: E['page'];
  readonly definitions: WireDefinitions;
  readonly input: WireSchema;
  /** Shape of the whole answer, or of each part where it comes in parts. */
  readonly output: WireSchema;
}
