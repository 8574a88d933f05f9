import { heightMessage, wantedMessage } from './frame-messages.ts';

// Inside a frame: tells the page around it how tall the content is, and nothing else. Only a page of an origin that `data-origins` names is told;
// which of them it is, the frame's address says (`trang`), unless there is only one.
const script = document.currentScript;
const origins = script?.dataset['origins']?.split(' ') ?? [];
const asked = new URLSearchParams(location.search).get('trang') ?? (origins.length === 1 ? origins[0] : undefined);
const target = origins.find((origin) => origin === asked);

if (target !== undefined && parent !== window) {
  const tell = (): void => parent.postMessage({ type: heightMessage, heightPx: Math.ceil(document.body.getBoundingClientRect().height) }, target);
  new ResizeObserver(tell).observe(document.body);
  addEventListener('message', ({ data, origin, source }: MessageEvent<unknown>) => {
    if (source === parent && origin === target && data === wantedMessage) tell();
  });
}
