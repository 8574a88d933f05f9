export { endpoint, pathParametersOf } from './endpoint.ts';
export type { AuthorizationPolicy, CachePolicy, EndpointDefinition, InputOf, OutputOf } from './endpoint.ts';
export { errorCodes, httpStatusOf } from './errors.ts';
export type { ErrorCode, ErrorOwner } from './errors.ts';
export { isPersonal, personal, personalFieldsOf, withoutPersonal } from './personal.ts';
export { Problem, problemMediaType } from './problem.ts';
