import type { AskedSlot, ProcedureCard, SlotFacts } from '@motcua/contract/assistant';
import type { PublicService } from '@motcua/contract/services';
import { visibleIn } from './plain-text.ts';

/** What is shown where nothing in particular was asked. */
const overview: readonly AskedSlot[] = ['papers', 'fee', 'time', 'where', 'steps'];

/** The facts of a record that were asked for, as the record has them. */
export function cardOf(service: PublicService, asked: readonly AskedSlot[]): ProcedureCard {
  const { code, name, plainName, nameEn, summary, caveat, source } = visibleIn(service);
  return {
    code,
    name,
    ...(plainName !== undefined && { plainName }),
    ...(nameEn !== undefined && { nameEn }),
    ...(summary !== undefined && { summary }),
    ...(caveat !== undefined && { caveat }),
    asked: [...asked],
    slots: (asked.length > 0 ? asked : overview).map((slot) => visibleIn(factsOf(service, slot))),
    source,
  };
}

function factsOf(service: PublicService, slot: AskedSlot): SlotFacts {
  const { papers, fees, exemptions, timeLimits, authority, channels, onlineLevel, applicants, steps } = service;
  switch (slot) {
    case 'papers':
      return { slot, stated: papers.some((group) => group.papers.length > 0), papers };
    case 'fee':
      return { slot, stated: fees.some(({ kind }) => kind !== 'unknown'), fees, exemptions };
    case 'time':
      return { slot, stated: timeLimits.some(({ kind }) => kind === 'known'), timeLimits };
    case 'where':
      return { slot, stated: authority !== undefined || channels.length > 0, ...(authority !== undefined && { authority }), channels, onlineLevel };
    case 'who':
      return { slot, stated: applicants !== undefined, ...(applicants !== undefined && { applicants }) };
    case 'steps':
      return { slot, stated: steps.length > 0, steps };
  }
}
