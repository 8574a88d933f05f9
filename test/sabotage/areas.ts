import { app } from './app.ts';
import { catalogue } from './catalogue.ts';
import { contract } from './contract.ts';
import type { Defect } from './defect.ts';
import { gateway } from './gateway.ts';
import { sdk } from './sdk.ts';
import { serviceAnswer } from './service-answer.ts';
import { serviceFinder } from './service-finder.ts';

/** What is sabotaged: an engine with at least ten defects, an element with at least three. */
export const areas: Readonly<Record<string, { readonly least: number; readonly defects: readonly Defect[] }>> = {
  contract: { least: 4, defects: contract },
  catalogue: { least: 10, defects: catalogue },
  gateway: { least: 6, defects: gateway },
  sdk: { least: 6, defects: sdk },
  app: { least: 3, defects: app },
  'service-answer': { least: 3, defects: serviceAnswer },
  'service-finder': { least: 3, defects: serviceFinder },
};
