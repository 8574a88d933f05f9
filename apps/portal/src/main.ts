import '@motcua/widgets/app';
import { createClient } from '@motcua/sdk';
import { showAccount } from './account.ts';
import { Settings } from './settings.ts';
import { speak } from './speak.ts';

const root = document.documentElement;
const app = document.querySelector('motcua-app');
const gateway = document.querySelector<HTMLMetaElement>('meta[name="motcua-gateway"]')?.content;
if (!app || !gateway) throw new TypeError('portal: the page needs a <motcua-app> and a <meta name="motcua-gateway" content="https://…">');

/** Where people can sign in. */
const session = document.querySelector<HTMLMetaElement>('meta[name="motcua-session"]')?.content === 'cookie' ? 'cookie' : undefined;

const settings = new Settings(root);
const dark = matchMedia('(prefers-color-scheme: dark)');

/** Shows the settings everywhere: on the page, in the elements, on the switches. */
function show(): void {
  const { easy, language, theme } = settings;
  const isDark = theme ? theme === 'dark' : dark.matches;
  app!.theme = theme ?? 'auto';
  app!.easy = easy;
  speak(document, language);
  press('easy', easy);
  press('dark', isDark);
  press('english', language === 'en');
}

function press(name: string, isPressed: boolean): void {
  document.querySelector(`[data-switch="${name}"]`)?.setAttribute('aria-pressed', String(isPressed));
}

function onPress(name: string, act: () => void): void {
  document.querySelector(`[data-switch="${name}"]`)?.addEventListener('click', () => {
    act();
    show();
  });
}

onPress('easy', () => (settings.easy = !settings.easy));
onPress('dark', () => (settings.theme = (settings.theme ?? (dark.matches ? 'dark' : 'light')) === 'dark' ? 'light' : 'dark'));
onPress('english', () => (settings.language = settings.language === 'en' ? 'vi' : 'en'));
dark.addEventListener('change', show);

app.client = createClient({ gateway, session, locale: settings.language });

// The page of the finder shows a service; from elsewhere one goes there.
document.addEventListener('motcua-service-chosen', (event) => {
  if (document.querySelector('motcua-service-finder') || !('code' in event)) return;
  event.preventDefault();
  location.href = `./?ma=${encodeURIComponent(String(event.code))}`;
});

// What was just sent stands in the list below it.
document.addEventListener('motcua-feedback-sent', () => document.querySelector('motcua-feedback-status')?.requestUpdate());

/** The elements that this page holds, each loaded only where it stands. */
const elements: Readonly<Record<string, () => Promise<unknown>>> = {
  'motcua-access-log': () => import('@motcua/widgets/access-log'),
  'motcua-data-request': () => import('@motcua/widgets/data-request'),
  'motcua-consent': () => import('@motcua/widgets/consent'),
  'motcua-delegation': () => import('@motcua/widgets/delegation'),
  'motcua-service-finder': () => import('@motcua/widgets/service-finder'),
  'motcua-feedback': () => import('@motcua/widgets/feedback'),
  'motcua-feedback-status': () => import('@motcua/widgets/feedback-status'),
  'motcua-chat-panel': () => import('@motcua/widgets/chat-panel'),
  'motcua-health-book': () => import('@motcua/widgets/health-book'),
  'motcua-sign-in': () => import('@motcua/widgets/sign-in'),
  'motcua-signature-check': () => import('@motcua/widgets/signature-check'),
  'motcua-signature-status': () => import('@motcua/widgets/signature-status'),
};
// One that does not come leaves what the page says in its place, and the others work.
for (const [tag, load] of Object.entries(elements)) if (document.querySelector(tag)) void load().catch(() => {});

if (session) showAccount(app.client.identity);
show();
// Without our script nothing would happen on a press, so the switches appear only now; their room was kept.
for (const each of document.querySelectorAll<HTMLElement>('[data-switch]')) each.hidden = false;
