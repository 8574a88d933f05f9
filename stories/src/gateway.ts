import { createGateway, type GatewayOptions, type GatewayPorts } from '@motcua/gateway';
import { handlersFor, inventedPeople, SampleIdentity, samplePorts, type SampleIdentityOptions } from '@motcua/gateway/testing';

/** Where the stories' clients think their gateway is. */
export const baseUrl = 'https://gateway.test';

/** Handlers of the real gateway over an invented agency, except for what a story changes. */
export function handlersOver(ports: Partial<GatewayPorts>, options: GatewayOptions = {}) {
  return handlersFor(createGateway({ ...samplePorts(), ...ports }, options), { baseUrl });
}

/** Signs one of the invented people in. */
export function signedInAs(index: number): GatewayOptions {
  const id = inventedPeople[index]?.id ?? '';
  return { personOf: () => ({ id, assuranceLevel: 2 }) };
}

/** Handlers of the real gateway where one invented person can sign in, agree, and see who read what. */
export function handlersWithIdentity(options: SampleIdentityOptions = {}, ports: Partial<GatewayPorts> = {}) {
  const identity = new SampleIdentity(options);
  return handlersOver({ identity, ...ports }, { personOf: identity.personOf });
}

/** Every story is answered by the real gateway over an invented agency, for an invented pensioner; only what a story breaks is broken. */
export const gatewayHandlers = handlersOver({}, signedInAs(1));
