// Generated from the custom elements manifest by tools/generate-wrappers.mjs; change the elements.
import { createComponent, type EventName } from '@lit/react';
import * as react from 'react';
import { MotcuaSignatureCheck as elementClass, type EasyChosenEvent, type MotcuaErrorEvent } from '../../signature-check/index.ts';

/**
 * Tells a citizen what is known of the digital signatures on a file (chữ ký số): the verdict in a sentence first, then who
 * signed, when, and what was checked. The file is read where it is and never leaves the device.
 */
export const MotcuaSignatureCheck = createComponent({
  react,
  tagName: 'motcua-signature-check',
  elementClass,
  events: {
    onEasyChosen: 'motcua-easy-chosen' as EventName<EasyChosenEvent>,
    onError: 'motcua-error' as EventName<MotcuaErrorEvent>,
  },
});
