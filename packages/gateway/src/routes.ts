import { assistant } from '@motcua/contract/assistant';
import { clientSession } from '@motcua/contract/client-session';
import { dataRequest } from '@motcua/contract/data-request';
import { delegation } from '@motcua/contract/delegation';
import { feedback } from '@motcua/contract/feedback';
import { health } from '@motcua/contract/health';
import { identity } from '@motcua/contract/identity';
import { ratings } from '@motcua/contract/ratings';
import { reports } from '@motcua/contract/reports';
import { services } from '@motcua/contract/services';
import { signing } from '@motcua/contract/signing';
import type { GatewayPorts } from './ports.ts';
import { personalRouteOf, personalStreamRouteOf, personalWriteRouteOf, routeOf, sessionRouteOf, streamRouteOf, writeRouteOf, type Route } from './route.ts';
import { resumable, type StreamBuffer } from './stream-buffer.ts';

/** Every endpoint of the contract whose capability has a port; one that is forgotten does not compile. */
export function routesOf(ports: GatewayPorts, streams?: StreamBuffer | undefined): Record<string, Route> {
  const {
    assistant: assistantPort,
    dataRequests: dataRequestPort,
    delegation: delegationPort,
    feedback: feedbackPort,
    health: healthPort,
    identity: identityPort,
    ratings: ratingsPort,
    reports: reportsPort,
    services: servicesPort,
    signing: signingPort,
  } = ports;
  const served: Record<string, Route>[] = [
    {
      findServices: routeOf(services.findServices, (input, signal) => servicesPort.find(input, signal)),
      countServices: routeOf(services.countServices, (input, signal) => servicesPort.count(input, signal)),
      getService: routeOf(services.getService, (input, signal) => servicesPort.get(input, signal)),
      listGuides: routeOf(services.listGuides, (input, signal) => servicesPort.guides(input, signal)),
    } satisfies Record<keyof typeof services, Route>,
  ];
  if (assistantPort) {
    served.push({
      askAssistant: streamRouteOf(assistant.askAssistant, (input, after, signal) => resumable(streams, after, signal, (own) => assistantPort.ask(input, own)), {
        isResumable: streams !== undefined,
      }),
    } satisfies Record<keyof typeof assistant, Route>);
  }
  if (dataRequestPort) {
    served.push({
      listDataRequests: personalRouteOf(dataRequest.listDataRequests, (input, person, signal) => dataRequestPort.list(input, person, signal)),
      exportKept: personalWriteRouteOf(dataRequest.exportKept, 'exportKept', (input, person, write, signal) => dataRequestPort.export(input, person, write, signal)),
      requestDeletion: personalWriteRouteOf(dataRequest.requestDeletion, 'requestDeletion', (input, person, _write, signal) =>
        dataRequestPort.requestDeletion(input, person, signal),
      ),
      withdrawDeletion: personalWriteRouteOf(dataRequest.withdrawDeletion, 'withdrawDeletion', (input, person, _write, signal) =>
        dataRequestPort.withdrawDeletion(input, person, signal),
      ),
    } satisfies Record<keyof typeof dataRequest, Route>);
  }
  if (feedbackPort) {
    served.push({
      listFeedbackCategories: routeOf(feedback.listFeedbackCategories, (input, signal) => feedbackPort.categories(input, signal)),
      sendFeedback: writeRouteOf(feedback.sendFeedback, 'sendFeedback', (input, write, signal) => feedbackPort.send(input, write, signal)),
      getFeedback: routeOf(feedback.getFeedback, (input, signal) => feedbackPort.get(input, signal)),
      withdrawFeedback: writeRouteOf(feedback.withdrawFeedback, 'withdrawFeedback', (input, write, signal) => feedbackPort.withdraw(input, write, signal)),
      followFeedback: streamRouteOf(feedback.followFeedback, (input, after, signal) => feedbackPort.follow(input, after, signal), { isResumable: true }),
      listPublicFeedback: routeOf(feedback.listPublicFeedback, (input, signal) => feedbackPort.listPublic(input, signal)),
      getPublicFeedback: routeOf(feedback.getPublicFeedback, (input, signal) => feedbackPort.getPublic(input, signal)),
      startFeedbackPhoto: writeRouteOf(feedback.startFeedbackPhoto, 'startFeedbackPhoto', (input, write, signal) => feedbackPort.startPhoto(input, write, signal)),
      getFeedbackPhoto: routeOf(feedback.getFeedbackPhoto, (input, signal) => feedbackPort.photo(input, signal)),
      putFeedbackPhotoPart: writeRouteOf(feedback.putFeedbackPhotoPart, 'putFeedbackPhotoPart', (input, _write, signal) => feedbackPort.putPhotoPart(input, signal)),
    } satisfies Record<keyof typeof feedback, Route>);
  }
  if (healthPort) {
    served.push({
      getHealthBook: personalRouteOf(health.getHealthBook, (input, person, signal) => healthPort.book(input, person, signal), identityPort, delegationPort),
    } satisfies Record<keyof typeof health, Route>);
  }
  if (identityPort) {
    served.push({
      getSession: sessionRouteOf(identity.getSession, (input, visit, signal) => identityPort.session(input, visit, signal)),
      extendSession: sessionRouteOf(identity.extendSession, (input, visit, signal) => identityPort.extend(input, visit, signal)),
      endSession: sessionRouteOf(identity.endSession, (input, visit, signal) => identityPort.end(input, visit, signal)),
      listSessions: personalRouteOf(identity.listSessions, (input, person, signal, request) => identityPort.sessions(input, person, request, signal)),
      endOneSession: personalWriteRouteOf(identity.endOneSession, 'endOneSession', (input, person, _write, signal, request) =>
        identityPort.endOneSession(input, person, request, signal),
      ),
      endOtherSessions: personalWriteRouteOf(identity.endOtherSessions, 'endOtherSessions', (input, person, _write, signal, request) =>
        identityPort.endOtherSessions(input, person, request, signal),
      ),
      listConsents: personalRouteOf(identity.listConsents, (input, person, signal) => identityPort.consents(input, person, signal)),
      giveConsent: personalWriteRouteOf(identity.giveConsent, 'giveConsent', (input, person, _write, signal) => identityPort.giveConsent(input, person, signal)),
      withdrawConsent: personalWriteRouteOf(identity.withdrawConsent, 'withdrawConsent', (input, person, _write, signal) => identityPort.withdrawConsent(input, person, signal)),
      listAccess: personalRouteOf(identity.listAccess, (input, person, signal) => identityPort.access(input, person, signal)),
      followSession: personalStreamRouteOf(identity.followSession, (input, person, question) => identityPort.follow(input, person, question), { isResumable: true }),
    } satisfies Record<keyof typeof identity, Route>);
  }
  if (identityPort && delegationPort) {
    served.push({
      listDelegations: personalRouteOf(delegation.listDelegations, (input, person, signal) => delegationPort.list(input, person, signal)),
      listGuardedChildren: personalRouteOf(delegation.listGuardedChildren, (input, person, signal) => delegationPort.children(input, person, signal)),
      offerDelegation: personalWriteRouteOf(delegation.offerDelegation, 'offerDelegation', (input, person, write, signal) => delegationPort.offer(input, person, write, signal)),
      readOffer: personalRouteOf(delegation.readOffer, (input, person, signal) => delegationPort.readOffer(input, person, signal)),
      acceptDelegation: personalWriteRouteOf(delegation.acceptDelegation, 'acceptDelegation', (input, person, write, signal) =>
        delegationPort.accept(input, person, write, signal),
      ),
      confirmDelegation: personalWriteRouteOf(delegation.confirmDelegation, 'confirmDelegation', (input, person, _write, signal) => delegationPort.confirm(input, person, signal)),
      requestForChild: personalWriteRouteOf(delegation.requestForChild, 'requestForChild', (input, person, _write, signal) =>
        delegationPort.requestForChild(input, person, signal),
      ),
      giveAssent: personalWriteRouteOf(delegation.giveAssent, 'giveAssent', (input, person, _write, signal) => delegationPort.assent(input, person, signal)),
      endDelegation: personalWriteRouteOf(delegation.endDelegation, 'endDelegation', (input, person, _write, signal) => delegationPort.end(input, person, signal)),
    } satisfies Record<keyof typeof delegation, Route>);
  }
  const clients = identityPort?.clientSessions;
  if (clients) {
    served.push({
      beginClientSession: sessionRouteOf(clientSession.beginClientSession, (input, visit, signal) => clients.begin(input, visit, signal)),
      renewClientSession: sessionRouteOf(clientSession.renewClientSession, (input, visit, signal) => clients.renew(input, visit, signal)),
      vouchForPerson: sessionRouteOf(clientSession.vouchForPerson, (input, visit, signal) => clients.vouch(input, visit, signal)),
    } satisfies Record<keyof typeof clientSession, Route>);
  }
  if (ratingsPort) {
    served.push({ rateService: routeOf(ratings.rateService, (input, signal) => ratingsPort.rate(input, signal)) } satisfies Record<keyof typeof ratings, Route>);
  }
  if (reportsPort) {
    served.push({ reportService: routeOf(reports.reportService, (input, signal) => reportsPort.report(input, signal)) } satisfies Record<keyof typeof reports, Route>);
  }
  if (signingPort) {
    served.push({
      listCertificates: personalRouteOf(signing.listCertificates, (input, person, signal) => signingPort.certificates(input, person, signal), identityPort),
    } satisfies Record<keyof typeof signing, Route>);
  }
  return Object.assign({}, ...served);
}
