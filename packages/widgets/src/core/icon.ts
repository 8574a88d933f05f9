import { html, type SVGTemplateResult, type TemplateResult } from 'lit';

/** What an icon is drawn with, on a square of 24. */
export type Shapes = () => SVGTemplateResult;

/** Draws an icon beside a word. It says nothing by itself: hidden from screen readers. */
export function icon(shapes: Shapes): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${shapes()}</svg>`;
}
