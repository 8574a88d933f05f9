// Generated from the custom elements manifest by tools/generate-wrappers.mjs; change the elements.
import { createComponent, type EventName } from '@lit/react';
import * as react from 'react';
import { MotcuaSignIn as elementClass, type EasyChosenEvent, type MotcuaErrorEvent, type SessionEndedEvent, type SignedInEvent, type SignedOutEvent } from '../../sign-in/index.ts';

/**
 * Lets a citizen sign in at a provider's page and come back, tells who is signed in, how surely and until when, and signs
 * out. It says two minutes before the end that the time is running out. Every tab of the site hears of a change.
 */
export const MotcuaSignIn = createComponent({
  react,
  tagName: 'motcua-sign-in',
  elementClass,
  events: {
    onSignedIn: 'motcua-signed-in' as EventName<SignedInEvent>,
    onSignedOut: 'motcua-signed-out' as EventName<SignedOutEvent>,
    onSessionEnded: 'motcua-session-ended' as EventName<SessionEndedEvent>,
    onEasyChosen: 'motcua-easy-chosen' as EventName<EasyChosenEvent>,
    onError: 'motcua-error' as EventName<MotcuaErrorEvent>,
  },
});
