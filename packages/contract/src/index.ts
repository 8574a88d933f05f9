export { embeddableBy, endpoint, isDelegable } from './endpoint.ts';
export type { AuthorizationPolicy, CachePolicy, EndpointDefinition, InputOf, OutputOf } from './endpoint.ts';
export { errorCodes, httpStatusOf } from './errors.ts';
export type { ErrorCode, ErrorOwner } from './errors.ts';
export { isPersonal, personal, personalFieldsOf, withoutPersonal } from './personal.ts';
export { Problem } from './problem.ts';
export { pathParametersOf } from './path-parameters.ts';
export { problemMediaType } from './problem-media-type.ts';
