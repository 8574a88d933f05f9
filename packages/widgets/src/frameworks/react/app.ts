// Generated from the custom elements manifest by tools/generate-wrappers.mjs; change the elements.
import { createComponent, type EventName } from '@lit/react';
import * as react from 'react';
import { MotcuaApp as elementClass, type SessionEndedEvent } from '../../app/index.ts';

/** Gives client, theme and easy mode to every motcua element inside it, and keeps a shared device clean. */
export const MotcuaApp = createComponent({
  react,
  tagName: 'motcua-app',
  elementClass,
  events: {
    onSessionEnded: 'motcua-session-ended' as EventName<SessionEndedEvent>,
  },
});
