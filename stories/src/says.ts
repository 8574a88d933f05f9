/** What a play function gets from Storybook, and from our own page. */
interface Stage {
  readonly canvasElement: HTMLElement;
}

const patienceMs = 6000;

/** A play function that passes when the citizen can read the sentence, wherever on the stage it stands. */
export function says(sentence: string | RegExp) {
  return async ({ canvasElement }: Stage): Promise<void> => {
    const until = Date.now() + patienceMs;
    for (;;) {
      const text = readableText(canvasElement).replace(/\s+/g, ' ');
      if (typeof sentence === 'string' ? text.includes(sentence) : sentence.test(text)) return;
      if (Date.now() > until) throw new Error(`A citizen cannot read ${String(sentence)}, only: ${text}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
}

/** Text that is shown, through shadow roots and slots. */
function readableText(node: Node): string {
  if (node instanceof Text) return node.data;
  if (node instanceof HTMLElement && node.hidden) return '';
  if (node instanceof HTMLSlotElement) {
    const assigned = node.assignedNodes();
    return (assigned.length > 0 ? assigned : [...node.childNodes]).map(readableText).join(' ');
  }
  const root = node instanceof Element && node.shadowRoot ? node.shadowRoot : node;
  return [...root.childNodes].map(readableText).join('');
}
