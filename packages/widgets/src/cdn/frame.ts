import { heightMessage, wantedMessage } from './frame-messages.ts';

// On a page that holds a finder, or an element of a gateway's, in a frame: makes the frame as tall as its content. A message counts only if it comes from the window and the
// origin of such a frame; without this script the frame keeps the height it has, and scrolls.
const mostPx = 20_000;

const framesHere = (): HTMLIFrameElement[] => [...document.querySelectorAll<HTMLIFrameElement>('iframe[src*="/khung.html"], iframe[src*="/embed/motcua-"]')];
const originOf = ({ src }: HTMLIFrameElement): string => new URL(src).origin;

addEventListener('message', ({ data, origin, source }: MessageEvent<{ readonly type?: unknown; readonly heightPx?: unknown } | null>) => {
  const { type, heightPx } = data ?? {};
  if (type !== heightMessage || typeof heightPx !== 'number' || !(heightPx > 0 && heightPx <= mostPx)) return;
  for (const frame of framesHere()) {
    if (frame.contentWindow !== source || originOf(frame) !== origin) continue;
    const bordersPx = getComputedStyle(frame).boxSizing === 'border-box' ? frame.offsetHeight - frame.clientHeight : 0;
    frame.style.height = `${heightPx + bordersPx}px`;
  }
});

// A frame that stood before this script has spoken already. One that is loaded later, when it comes into view, will find us listening.
const ask = (): void => {
  for (const frame of framesHere()) if (frame.loading !== 'lazy') frame.contentWindow?.postMessage(wantedMessage, originOf(frame));
};
if (document.readyState === 'complete') ask();
else addEventListener('load', ask);
