export { communeOf, communes } from './communes.ts';
export type { Commune, FormerUnit, Succession, UnitKind } from './communes.ts';
export { findCommunes } from './find-communes.ts';
export type { CommuneMatch, FindCommunesOptions } from './find-communes.ts';
