import type { PublicService } from '@motcua/contract/services';
import { jsonLdText } from '@motcua/contract/services/json-ld';
import { schemaOrgContext, schemaOrgService, type Identifiers } from '@motcua/contract/services/schema-org';
import { trustedJson } from '../core/trusted-types.ts';

const ownAttribute = 'data-motcua-json-ld';

/**
 * Tells search engines what an element shows, as `GovernmentService` of schema.org in a script inside it. What another service left there is
 * replaced, and removed where there is none. A page that describes the same service itself is left alone.
 *
 * Breaks no strict policy: the script holds data that nobody runs, made by our Trusted Types policy.
 *
 * @param pageUrl - Address of the page that shows the service, such as `https://phuong.example/?ma=1.001193`.
 */
export function describeInPage(element: Element, service: PublicService | undefined, pageUrl: string): void {
  for (const child of element.querySelectorAll(`:scope > [${ownAttribute}]`)) child.remove();
  if (service === undefined || isDescribed(service.code)) return;
  const script = document.createElement('script');
  script.type = 'application/ld+json';
  script.setAttribute(ownAttribute, '');
  script.text = trustedJson(jsonLdText({ '@context': schemaOrgContext, ...schemaOrgService(service, identifiersOn(service.code, pageUrl)) }));
  element.append(script);
}

/** Where an address names the service that is shown, the same with another code leads to another. */
function identifiersOn(shown: string, pageUrl: string): Identifiers {
  return { service: (code) => `${pageUrl.replaceAll(shown, code).replace(/#.*$/, '')}#service-${code}` };
}

/** Whether a script of the page describes something by this identifier. */
function isDescribed(code: string): boolean {
  return [...document.querySelectorAll('script[type="application/ld+json"]')].some(({ textContent }) => {
    try {
      return isIdentified(JSON.parse(textContent ?? ''), code);
    } catch {
      return false; // Damaged: nobody can read it, so it describes nothing.
    }
  });
}

function isIdentified(value: unknown, code: string): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([key, each]) => (key === 'identifier' && each === code) || isIdentified(each, code));
}
