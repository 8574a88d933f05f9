// Generated from the custom elements manifest by tools/generate-wrappers.mjs; change the elements.
import type { MotcuaAccessLog, EasyChosenEvent, MotcuaErrorEvent } from '../access-log/index.ts';
import type { MotcuaApp, SessionEndedEvent } from '../app/index.ts';
import type { MotcuaChatPanel, ServiceChosenEvent } from '../chat-panel/index.ts';
import type { MotcuaConsent, ConsentGivenEvent, ConsentRefusedEvent, ConsentWithdrawnEvent } from '../consent/index.ts';
import type { MotcuaDataRequest } from '../data-request/index.ts';
import type { MotcuaDelegation, ActingChosenEvent, DelegationEndedEvent, DelegationGivenEvent } from '../delegation/index.ts';
import type { MotcuaFeedback, FeedbackSentEvent, FeedbackWithdrawnEvent } from '../feedback/index.ts';
import type { MotcuaFeedbackStatus } from '../feedback-status/index.ts';
import type { MotcuaHealthBook } from '../health-book/index.ts';
import type { MotcuaServiceAnswer, AnswerLeftEvent, ServiceRatedEvent, ServiceReportedEvent } from '../service-answer/index.ts';
import type { MotcuaServiceCard } from '../service-card/index.ts';
import type { MotcuaServiceChecklist } from '../service-checklist/index.ts';
import type { MotcuaServiceFinder, ServicesSearchedEvent } from '../service-finder/index.ts';
import type { MotcuaSignIn, SignedInEvent, SignedOutEvent } from '../sign-in/index.ts';
import type { MotcuaSignatureCheck } from '../signature-check/index.ts';
import type { MotcuaSignatureStatus } from '../signature-status/index.ts';
import type { MotcuaWardChooser, WardChosenEvent } from '../ward-chooser/index.ts';

/** What a host sets on each element, by its tag. */
export interface ElementProperties {
  'motcua-access-log': Partial<Pick<MotcuaAccessLog, 'helpline' | 'client' | 'catalogue' | 'catalogueIntegrity' | 'gateway' | 'theme' | 'easy' | 'strings'>>;
  'motcua-app': Partial<Pick<MotcuaApp, 'sharedDevice' | 'hasEasySwitch' | 'session' | 'hostKey' | 'fetchClientSession' | 'client' | 'catalogue' | 'catalogueIntegrity' | 'gateway' | 'theme' | 'easy' | 'strings'>>;
  'motcua-chat-panel': Partial<Pick<MotcuaChatPanel, 'helpline' | 'client' | 'catalogue' | 'catalogueIntegrity' | 'gateway' | 'theme' | 'easy' | 'strings'>>;
  'motcua-consent': Partial<Pick<MotcuaConsent, 'purpose' | 'inside' | 'helpline' | 'client' | 'catalogue' | 'catalogueIntegrity' | 'gateway' | 'theme' | 'easy' | 'strings'>>;
  'motcua-data-request': Partial<Pick<MotcuaDataRequest, 'helpline' | 'client' | 'catalogue' | 'catalogueIntegrity' | 'gateway' | 'theme' | 'easy' | 'strings'>>;
  'motcua-delegation': Partial<Pick<MotcuaDelegation, 'chooser' | 'recordsPage' | 'helpline' | 'client' | 'catalogue' | 'catalogueIntegrity' | 'gateway' | 'theme' | 'easy' | 'strings'>>;
  'motcua-feedback': Partial<Pick<MotcuaFeedback, 'helpline' | 'retention' | 'client' | 'catalogue' | 'catalogueIntegrity' | 'gateway' | 'theme' | 'easy' | 'strings'>>;
  'motcua-feedback-status': Partial<Pick<MotcuaFeedbackStatus, 'code' | 'helpline' | 'inside' | 'client' | 'catalogue' | 'catalogueIntegrity' | 'gateway' | 'theme' | 'easy' | 'strings'>>;
  'motcua-health-book': Partial<Pick<MotcuaHealthBook, 'helpline' | 'client' | 'catalogue' | 'catalogueIntegrity' | 'gateway' | 'theme' | 'easy' | 'strings'>>;
  'motcua-service-answer': Partial<Pick<MotcuaServiceAnswer, 'code' | 'helpline' | 'site' | 'ward' | 'backLabel' | 'askRating' | 'askReport' | 'client' | 'catalogue' | 'catalogueIntegrity' | 'gateway' | 'theme' | 'easy' | 'strings'>>;
  'motcua-service-card': Partial<Pick<MotcuaServiceCard, 'href' | 'compact' | 'code' | 'helpline' | 'client' | 'catalogue' | 'catalogueIntegrity' | 'gateway' | 'theme' | 'easy' | 'strings'>>;
  'motcua-service-checklist': Partial<Pick<MotcuaServiceChecklist, 'code' | 'helpline' | 'client' | 'catalogue' | 'catalogueIntegrity' | 'gateway' | 'theme' | 'easy' | 'strings'>>;
  'motcua-service-finder': Partial<Pick<MotcuaServiceFinder, 'query' | 'code' | 'helpline' | 'jurisdiction' | 'sectors' | 'ward' | 'site' | 'view' | 'compact' | 'queryInAddress' | 'tellsQuery' | 'voiceHeardBy' | 'keepChoices' | 'askRating' | 'askReport' | 'client' | 'catalogue' | 'catalogueIntegrity' | 'gateway' | 'theme' | 'easy' | 'strings'>>;
  'motcua-sign-in': Partial<Pick<MotcuaSignIn, 'level' | 'provider' | 'providerAddress' | 'helpline' | 'client' | 'catalogue' | 'catalogueIntegrity' | 'gateway' | 'theme' | 'easy' | 'strings'>>;
  'motcua-signature-check': Partial<Pick<MotcuaSignatureCheck, 'helpline' | 'client' | 'catalogue' | 'catalogueIntegrity' | 'gateway' | 'theme' | 'easy' | 'strings'>>;
  'motcua-signature-status': Partial<Pick<MotcuaSignatureStatus, 'helpline' | 'client' | 'catalogue' | 'catalogueIntegrity' | 'gateway' | 'theme' | 'easy' | 'strings'>>;
  'motcua-ward-chooser': Partial<Pick<MotcuaWardChooser, 'value' | 'asking' | 'once' | 'helpline' | 'client' | 'catalogue' | 'catalogueIntegrity' | 'gateway' | 'theme' | 'easy' | 'strings'>>;
}

/** What each element tells its host, by its tag and the event's name. */
export interface ElementEvents {
  'motcua-access-log': {
    'motcua-easy-chosen': EasyChosenEvent;
    'motcua-error': MotcuaErrorEvent;
  };
  'motcua-app': {
    'motcua-session-ended': SessionEndedEvent;
  };
  'motcua-chat-panel': {
    'motcua-service-chosen': ServiceChosenEvent;
    'motcua-easy-chosen': EasyChosenEvent;
    'motcua-error': MotcuaErrorEvent;
  };
  'motcua-consent': {
    'motcua-consent-given': ConsentGivenEvent;
    'motcua-consent-refused': ConsentRefusedEvent;
    'motcua-consent-withdrawn': ConsentWithdrawnEvent;
    'motcua-easy-chosen': EasyChosenEvent;
    'motcua-error': MotcuaErrorEvent;
  };
  'motcua-data-request': {
    'motcua-easy-chosen': EasyChosenEvent;
    'motcua-error': MotcuaErrorEvent;
  };
  'motcua-delegation': {
    'motcua-delegation-given': DelegationGivenEvent;
    'motcua-delegation-ended': DelegationEndedEvent;
    'motcua-acting-chosen': ActingChosenEvent;
    'motcua-easy-chosen': EasyChosenEvent;
    'motcua-error': MotcuaErrorEvent;
  };
  'motcua-feedback': {
    'motcua-feedback-sent': FeedbackSentEvent;
    'motcua-feedback-withdrawn': FeedbackWithdrawnEvent;
    'motcua-easy-chosen': EasyChosenEvent;
    'motcua-error': MotcuaErrorEvent;
  };
  'motcua-feedback-status': {
    'motcua-feedback-withdrawn': FeedbackWithdrawnEvent;
    'motcua-easy-chosen': EasyChosenEvent;
    'motcua-error': MotcuaErrorEvent;
  };
  'motcua-health-book': {
    'motcua-easy-chosen': EasyChosenEvent;
    'motcua-error': MotcuaErrorEvent;
  };
  'motcua-service-answer': {
    'motcua-answer-left': AnswerLeftEvent;
    'motcua-service-chosen': ServiceChosenEvent;
    'motcua-service-rated': ServiceRatedEvent;
    'motcua-service-reported': ServiceReportedEvent;
    'motcua-easy-chosen': EasyChosenEvent;
    'motcua-error': MotcuaErrorEvent;
  };
  'motcua-service-card': {
    'motcua-service-chosen': ServiceChosenEvent;
    'motcua-error': MotcuaErrorEvent;
  };
  'motcua-service-checklist': {
    'motcua-service-chosen': ServiceChosenEvent;
    'motcua-easy-chosen': EasyChosenEvent;
    'motcua-error': MotcuaErrorEvent;
  };
  'motcua-service-finder': {
    'motcua-service-chosen': ServiceChosenEvent;
    'motcua-services-searched': ServicesSearchedEvent;
    'motcua-easy-chosen': EasyChosenEvent;
    'motcua-error': MotcuaErrorEvent;
  };
  'motcua-sign-in': {
    'motcua-signed-in': SignedInEvent;
    'motcua-signed-out': SignedOutEvent;
    'motcua-session-ended': SessionEndedEvent;
    'motcua-easy-chosen': EasyChosenEvent;
    'motcua-error': MotcuaErrorEvent;
  };
  'motcua-signature-check': {
    'motcua-easy-chosen': EasyChosenEvent;
    'motcua-error': MotcuaErrorEvent;
  };
  'motcua-signature-status': {
    'motcua-easy-chosen': EasyChosenEvent;
    'motcua-error': MotcuaErrorEvent;
  };
  'motcua-ward-chooser': {
    'motcua-ward-chosen': WardChosenEvent;
    'motcua-error': MotcuaErrorEvent;
  };
}
