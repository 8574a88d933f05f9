import '@motcua/widgets/app';
import '@motcua/widgets/service-finder';
import { Settings } from './settings.ts';
import { speak } from './speak.ts';

const root = document.documentElement;
const app = document.querySelector('motcua-app');
const gateway = document.querySelector<HTMLMetaElement>('meta[name="motcua-gateway"]')?.content;
if (!app || !gateway) throw new TypeError('portal: the page needs a <motcua-app> and a <meta name="motcua-gateway" content="https://…">');

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

app.gateway = gateway;
show();
// Without our script nothing would happen on a press, so the switches appear only now; their room was kept.
for (const each of document.querySelectorAll<HTMLElement>('[data-switch]')) each.hidden = false;
