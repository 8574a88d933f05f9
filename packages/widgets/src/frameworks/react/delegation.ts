// Generated from the custom elements manifest by tools/generate-wrappers.mjs; change the elements.
import { createComponent, type EventName } from '@lit/react';
import * as react from 'react';
import { MotcuaDelegation as elementClass, type ActingChosenEvent, type DelegationEndedEvent, type DelegationGivenEvent, type EasyChosenEvent, type MotcuaErrorEvent } from '../../delegation/index.ts';

/**
 * Lets a citizen have somebody of their family look at their records, look for a parent or a child, and take it back: by a
 * code that is read out over the telephone, confirmed on both sides, for one purpose and some days. A child of seven or
 * more is asked in words of its own.
 */
export const MotcuaDelegation = createComponent({
  react,
  tagName: 'motcua-delegation',
  elementClass,
  events: {
    onDelegationGiven: 'motcua-delegation-given' as EventName<DelegationGivenEvent>,
    onDelegationEnded: 'motcua-delegation-ended' as EventName<DelegationEndedEvent>,
    onActingChosen: 'motcua-acting-chosen' as EventName<ActingChosenEvent>,
    onEasyChosen: 'motcua-easy-chosen' as EventName<EasyChosenEvent>,
    onError: 'motcua-error' as EventName<MotcuaErrorEvent>,
  },
});
