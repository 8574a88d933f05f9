import { accessLog } from './access-log.ts';
import { app } from './app.ts';
import { asvsDefects } from './asvs.ts';
import { assistant } from './assistant.ts';
import { catalogue } from './catalogue.ts';
import { catalogueTools } from './catalogue-tools.ts';
import { clientSessionDefects } from './client-session.ts';
import { chatPanel } from './chat-panel.ts';
import { consent } from './consent.ts';
import { contract } from './contract.ts';
import { dataRequest } from './data-request.ts';
import { delegationDefects } from './delegation.ts';
import type { Defect } from './defect.ts';
import { feedback } from './feedback.ts';
import { feedbackStatus } from './feedback-status.ts';
import { gateway } from './gateway.ts';
import { health } from './health.ts';
import { healthBook } from './health-book.ts';
import { hosting } from './hosting.ts';
import { identityDefects } from './identity.ts';
import { lifeEvents } from './life-events.ts';
import { releases } from './releases.ts';
import { rights } from './rights.ts';
import { sdk } from './sdk.ts';
import { serviceAnswer } from './service-answer.ts';
import { serviceCard } from './service-card.ts';
import { serviceChecklist } from './service-checklist.ts';
import { serviceFinder } from './service-finder.ts';
import { signIn } from './sign-in.ts';
import { signature } from './signature.ts';
import { signatureCheck } from './signature-check.ts';
import { signatureStatus } from './signature-status.ts';
import { storeDefects } from './store.ts';
import { wardChooser } from './ward-chooser.ts';

/** What is sabotaged: an engine with at least ten defects, an element with at least three. */
export const areas: Readonly<Record<string, { readonly least: number; readonly defects: readonly Defect[] }>> = {
  contract: { least: 4, defects: contract },
  catalogue: { least: 10, defects: catalogue },
  'catalogue-tools': { least: 10, defects: catalogueTools },
  signature: { least: 10, defects: signature },
  health: { least: 10, defects: health },
  assistant: { least: 10, defects: assistant },
  gateway: { least: 6, defects: gateway },
  store: { least: 10, defects: storeDefects },
  identity: { least: 10, defects: identityDefects },
  rights: { least: 10, defects: rights },
  'client-session': { least: 10, defects: clientSessionDefects },
  asvs: { least: 15, defects: asvsDefects },
  sdk: { least: 6, defects: sdk },
  releases: { least: 10, defects: releases },
  'access-log': { least: 3, defects: accessLog },
  app: { least: 3, defects: app },
  consent: { least: 3, defects: consent },
  'data-request': { least: 3, defects: dataRequest },
  delegation: { least: 10, defects: delegationDefects },
  hosting: { least: 6, defects: hosting },
  'service-answer': { least: 3, defects: serviceAnswer },
  'service-card': { least: 3, defects: serviceCard },
  'service-checklist': { least: 3, defects: serviceChecklist },
  'service-finder': { least: 3, defects: serviceFinder },
  'life-events': { least: 10, defects: lifeEvents },
  feedback: { least: 3, defects: feedback },
  'feedback-status': { least: 3, defects: feedbackStatus },
  'health-book': { least: 3, defects: healthBook },
  'chat-panel': { least: 3, defects: chatPanel },
  'sign-in': { least: 3, defects: signIn },
  'signature-check': { least: 3, defects: signatureCheck },
  'signature-status': { least: 3, defects: signatureStatus },
  'ward-chooser': { least: 3, defects: wardChooser },
};
