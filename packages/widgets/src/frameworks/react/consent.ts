// Generated from the custom elements manifest by tools/generate-wrappers.mjs; change the elements.
import { createComponent, type EventName } from '@lit/react';
import * as react from 'react';
import { MotcuaConsent as elementClass, type ConsentGivenEvent, type ConsentRefusedEvent, type ConsentWithdrawnEvent, type EasyChosenEvent, type MotcuaErrorEvent } from '../../consent/index.ts';

/**
 * Asks a citizen for consent, and lists what they agreed to: what is read, who gets it, until when. Nothing is chosen
 * beforehand, yes and no weigh the same, and every agreement can be taken back.
 */
export const MotcuaConsent = createComponent({
  react,
  tagName: 'motcua-consent',
  elementClass,
  events: {
    onConsentGiven: 'motcua-consent-given' as EventName<ConsentGivenEvent>,
    onConsentRefused: 'motcua-consent-refused' as EventName<ConsentRefusedEvent>,
    onConsentWithdrawn: 'motcua-consent-withdrawn' as EventName<ConsentWithdrawnEvent>,
    onEasyChosen: 'motcua-easy-chosen' as EventName<EasyChosenEvent>,
    onError: 'motcua-error' as EventName<MotcuaErrorEvent>,
  },
});
