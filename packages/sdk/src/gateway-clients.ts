// What is asked of a gateway now and then, in one part: each alone would be smaller than what it costs to fetch it.
export { health } from './health-client.ts';
export { identity } from './identity-client.ts';
export { ratings } from './ratings-client.ts';
export { reports } from './reports-client.ts';
export { signing } from './signing-client.ts';
