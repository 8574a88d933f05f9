// Renders one story on a page of our own, which a strict policy with Trusted Types governs: Storybook's page cannot
// have one. `?story=service-finder--found`, `&theme=dark`, `&easy`, `&language=en`; without a story, a list of all.
import './troubles.ts';
import '@motcua/widgets/access-log';
import '@motcua/widgets/data-request';
import '@motcua/widgets/app';
import '@motcua/widgets/chat-panel';
import '@motcua/widgets/consent';
import '@motcua/widgets/delegation';
import '@motcua/widgets/feedback';
import '@motcua/widgets/feedback-status';
import '@motcua/widgets/health-book';
import '@motcua/widgets/service-answer';
import '@motcua/widgets/service-card';
import '@motcua/widgets/service-checklist';
import '@motcua/widgets/service-finder';
import '@motcua/widgets/sign-in';
import '@motcua/widgets/signature-check';
import '@motcua/widgets/signature-status';
import '@motcua/widgets/ward-chooser';
import { html, render } from 'lit';
import { getResponse, type HttpHandler } from 'msw';
import { gatewayHandlers } from '../src/gateway.ts';
import { forgetEverything, surroundings, type Globals } from '../src/surroundings.ts';

interface Story {
  readonly args?: object;
  readonly render?: (args: object) => unknown;
  readonly beforeEach?: (context: { msw: { use(...handlers: HttpHandler[]): void } }) => unknown;
  readonly play?: (context: { canvasElement: HTMLElement }) => Promise<void>;
}

const modules = import.meta.glob<Record<string, Story>>('../src/*.stories.ts', { eager: true });
const stories = new Map<string, Story>();
for (const [path, { default: meta = {}, ...each }] of Object.entries(modules)) {
  const group = /([\w-]+)\.stories\.ts$/.exec(path)?.[1] ?? path;
  for (const [name, story] of Object.entries(each)) {
    const kebab = name.replace(/(?<=[a-z0-9])(?=[A-Z])/g, '-').toLowerCase();
    stories.set(`${group}--${kebab}`, { ...meta, ...story, args: { ...meta.args, ...story.args } });
  }
}

const asked = new URLSearchParams(location.search);
const stage = document.querySelector<HTMLElement>('#stage')!;
const story = stories.get(asked.get('story') ?? '');
if (story) void show(story);
else render(html`<ul>${[...stories.keys()].map((id) => html`<li><a href="?story=${id}">${id}</a></li>`)}</ul>`, stage);

/** `data-story` on the root says how it went: `passed`, or what went wrong. */
async function show({ args = {}, render: draw, beforeEach, play }: Story): Promise<void> {
  const { dataset } = document.documentElement;
  const handlers: HttpHandler[] = [...gatewayHandlers];
  const network = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    const response = await getResponse(handlers, request.clone());
    if (response?.type === 'error') throw new TypeError('Failed to fetch'); // As a browser says that there is no network.
    return response ?? network(request);
  };
  try {
    await forgetEverything();
    await beforeEach?.({ msw: { use: (...more) => void handlers.unshift(...more) } });
    const globals: Globals = {
      theme: (asked.get('theme') ?? 'light') as NonNullable<Globals['theme']>,
      easy: asked.has('easy'),
      language: asked.get('language') === 'en' ? 'en' : 'vi',
    };
    render(surroundings(draw?.(args), globals), stage);
    dataset['story'] = 'shown';
    await play?.({ canvasElement: stage });
    dataset['story'] = 'passed';
  } catch (error) {
    dataset['story'] = String(error);
  }
}
