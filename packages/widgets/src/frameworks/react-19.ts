import type { HTMLAttributes, RefAttributes } from 'react';
import type { ElementProperties } from './elements.ts';
import type { Listeners } from './listeners.ts';

type Attributes<Tag extends keyof ElementProperties> = Omit<HTMLAttributes<HTMLElementTagNameMap[Tag]>, keyof ElementProperties[Tag]> &
  RefAttributes<HTMLElementTagNameMap[Tag]> &
  ElementProperties[Tag] &
  Listeners<Tag>;

/** The elements as React 19 takes them in JSX: properties by their names, events as `onmotcua-…`. */
export type ReactElements = { [Tag in keyof ElementProperties]: Attributes<Tag> };

declare module 'react' {
  // oxlint-disable-next-line typescript/no-namespace -- It is React's own.
  namespace JSX {
    interface IntrinsicElements extends ReactElements {}
  }
}
