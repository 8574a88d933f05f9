import { createGateway } from '@motcua/gateway';
import { handlersFor, samplePorts } from '@motcua/gateway/testing';

/** Where the stories' clients think their gateway is. */
export const baseUrl = 'https://gateway.test';

/** Every story is answered by the real gateway over an invented agency; only what a story breaks is broken. */
export const gatewayHandlers = handlersFor(createGateway(samplePorts()), { baseUrl });
