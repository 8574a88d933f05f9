import type { EmitFn, HTMLAttributes, PublicProps } from 'vue';
import type { ElementEvents, ElementProperties } from './elements.ts';

type Component<Tag extends keyof ElementProperties> = new () => HTMLElementTagNameMap[Tag] & {
  /** @deprecated For the check of templates only; it is not there at run time. */
  $props: Omit<HTMLAttributes, keyof ElementProperties[Tag]> & ElementProperties[Tag] & PublicProps;
  /** @deprecated For the check of templates only; it is not there at run time. */
  $emit: EmitFn<{ [Name in keyof ElementEvents[Tag]]: (event: ElementEvents[Tag][Name]) => void }>;
};

/** The elements as Vue's templates take them: properties by their names, events as `@motcua-…`. */
export type VueElements = { [Tag in keyof ElementProperties]: Component<Tag> };

declare module 'vue' {
  interface GlobalComponents extends VueElements {}

  interface HTMLAttributes {
    /** Vue's own types leave it out; what stands inside an element is given its place by it. */
    slot?: string | undefined;
  }
}
