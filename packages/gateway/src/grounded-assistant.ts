import { createAssistant } from '@motcua/assistant';
import type { AssistantPort, ServicesPort } from './ports.ts';

/** Answers from a services port and nothing else: no language model, no other source. */
export function groundedAssistant(services: ServicesPort): AssistantPort {
  return {
    ask({ turns }, signal) {
      const assistant = createAssistant({
        catalogue: {
          search: (query, options) => services.find({ query, ...options }, signal),
          get: (code) => services.get({ code }, signal),
        },
      });
      return assistant.ask(turns, { signal });
    },
  };
}
