// Generated from the custom elements manifest by tools/generate-wrappers.mjs; change the elements.
import { createComponent, type EventName } from '@lit/react';
import * as react from 'react';
import { MotcuaWardChooser as elementClass, type MotcuaErrorEvent, type WardChosenEvent } from '../../ward-chooser/index.ts';

/**
 * Lets a citizen say in which of Hanoi's 126 communes she lives, by its new name or by one that is no more. Where an
 * old unit went into several communes she is asked which; nothing is guessed. The device remembers it.
 */
export const MotcuaWardChooser = createComponent({
  react,
  tagName: 'motcua-ward-chooser',
  elementClass,
  events: {
    onWardChosen: 'motcua-ward-chosen' as EventName<WardChosenEvent>,
    onError: 'motcua-error' as EventName<MotcuaErrorEvent>,
  },
});
