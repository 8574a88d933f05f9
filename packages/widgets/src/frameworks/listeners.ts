import type { ElementEvents } from './elements.ts';

/** Listeners as attributes, such as `onmotcua-service-chosen`, where a framework passes these to `addEventListener`. */
export type Listeners<Tag extends keyof ElementEvents> = { [Name in keyof ElementEvents[Tag] & string as `on${Name}`]?: (event: ElementEvents[Tag][Name]) => void };
