// Generated from the custom elements manifest by tools/generate-wrappers.mjs; change the elements.
import { createComponent, type EventName } from '@lit/react';
import * as react from 'react';
import { MotcuaSignatureStatus as elementClass, type EasyChosenEvent, type MotcuaErrorEvent } from '../../signature-status/index.ts';

/**
 * Tells a citizen where their own digital signature (chữ ký số) stands: whether it can be used, for how long, and what to
 * do next. Asked of the gateway when they press, or read on the device from a certificate file that they open.
 */
export const MotcuaSignatureStatus = createComponent({
  react,
  tagName: 'motcua-signature-status',
  elementClass,
  events: {
    onEasyChosen: 'motcua-easy-chosen' as EventName<EasyChosenEvent>,
    onError: 'motcua-error' as EventName<MotcuaErrorEvent>,
  },
});
