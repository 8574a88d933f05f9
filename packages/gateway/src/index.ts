export { createGateway } from './gateway.ts';
export type { Gateway, KeptResponse } from './gateway.ts';
export { groundedAssistant } from './grounded-assistant.ts';
export type { GatewayOptions } from './options.ts';
export { MotcuaPortError } from './ports.ts';
export type {
  Access,
  Acting,
  AssistantPort,
  ClientSessionPort,
  DataRequestPort,
  DelegationPort,
  FeedbackPort,
  FollowQuestion,
  GatewayPorts,
  GuardianshipPort,
  HealthPort,
  IdentityPort,
  KnownDelegation,
  MotcuaPortErrorOptions,
  NumberedPart,
  PortErrorCode,
  RatingsPort,
  RegisteredChild,
  ReportsPort,
  ServicesPort,
  SignInAnswer,
  SigningPort,
  Visit,
  Write,
} from './ports.ts';
export type { HostKey, RequestHead } from './admission.ts';
export { demonstrationPeople } from './person.ts';
export type { Person, PersonOf } from './person.ts';
export type { Clock } from './clock.ts';
export type { Origins } from './cross-origin.ts';
export type { Fault } from './fault.ts';
export type { LogRecord } from './log.ts';
export type { StreamBuffer } from './stream-buffer.ts';
export type { RateLimit } from './token-buckets.ts';
export { starterCategories } from './starter-categories.ts';
