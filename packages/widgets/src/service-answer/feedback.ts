import type { PublicService } from '@motcua/contract/services';
import type { Client } from '@motcua/sdk';
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { addStyles } from '../core/add-styles.ts';
import { Rating } from './rating.ts';
import { reportStyles } from './report.styles.ts';
import { Report } from './report.ts';

/** The element that shows the service, and what its host wants to know. */
type Answer = LitElement & { readonly askRating: boolean; readonly askReport: boolean };

/** What citizens tell about the page of a service: whether it helped, and what on it is wrong. A part of its own, since few hosts ask. */
export class Feedback {
  readonly #element: Answer;
  readonly #rating: Rating;
  readonly #report: Report;

  constructor(element: Answer) {
    this.#element = element;
    this.#rating = new Rating(element);
    this.#report = new Report(element);
    addStyles(element, reportStyles);
  }

  forget(): void {
    this.#report.forget();
  }

  view(client: Client | undefined, service: PublicService, helpline: string): TemplateResult {
    const { askRating, askReport } = this.#element;
    return html`${askRating ? this.#rating.view(client, service.code) : nothing} ${askReport && client ? this.#report.view({ client, service, helpline }) : nothing}`;
  }
}
