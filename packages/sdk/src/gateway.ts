import { GatewayServices } from './gateway-services.ts';
import { GatewayTransport, type GatewayTransportOptions } from './gateway-transport.ts';

/** A gateway that is asked over the network. */
export interface Gateway {
  readonly transport: GatewayTransport;
  readonly services: GatewayServices;
}

/** Gives a gateway whose code has come. A page that is answered on the device never needs it. */
export type OpenGateway = () => Promise<Gateway>;

/** @internal */
export function openGateway(options: GatewayTransportOptions): Gateway {
  const transport = new GatewayTransport(options);
  return { transport, services: new GatewayServices(transport) };
}
