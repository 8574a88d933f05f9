import { elementsIn } from './elements-in.ts';

interface Stage {
  readonly canvasElement: HTMLElement;
}

const patienceMs = 6000;

/** A play function that presses the button, or the row of a list, with these words, wherever on the stage it stands, once it is there. */
export function press(words: string) {
  return async ({ canvasElement }: Stage): Promise<void> => {
    const until = Date.now() + patienceMs;
    for (;;) {
      const button = elementsIn(canvasElement).find((each) => each.matches('button, summary, [role=option]') && (each.textContent ?? '').replace(/\s+/g, ' ').includes(words));
      if (button) return button.click();
      if (Date.now() > until) throw new Error(`There is no button "${words}"`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
}

/** A play function that chooses the radio button with these words, wherever on the stage it stands, once it is there. */
export function choose(words: string) {
  return async ({ canvasElement }: Stage): Promise<void> => {
    const until = Date.now() + patienceMs;
    for (;;) {
      const label = elementsIn(canvasElement).find((each) => each.matches('label') && (each.textContent ?? '').trim() === words);
      if (label) return label.click();
      if (Date.now() > until) throw new Error(`There is no choice "${words}"`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
}

/** Plays one thing after another. */
export function inTurn(...plays: readonly ((stage: Stage) => Promise<void>)[]) {
  return async (stage: Stage): Promise<void> => {
    for (const play of plays) await play(stage);
  };
}

/** A play function that opens a file made of these bytes, as a person would. */
export function openFile(content: () => BlobPart | Promise<BlobPart>, name: string) {
  return async ({ canvasElement }: Stage): Promise<void> => {
    const until = Date.now() + patienceMs;
    let field: HTMLElement | undefined;
    while (!(field = elementsIn(canvasElement).find((each) => each.matches('input[type=file]')))) {
      if (Date.now() > until) throw new Error('There is no field for a file');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const chosen = new DataTransfer();
    chosen.items.add(new File([await content()], name));
    (field as HTMLInputElement).files = chosen.files;
    field.dispatchEvent(new Event('change', { bubbles: true }));
  };
}

/** A play function that types a question into the panel and sends it. */
export function ask(question: string) {
  return async ({ canvasElement }: Stage): Promise<void> => {
    const until = Date.now() + patienceMs;
    let field: HTMLElement | undefined;
    while (!(field = elementsIn(canvasElement).find((each) => each.matches('textarea')))) {
      if (Date.now() > until) throw new Error('There is no field for a question');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    (field as HTMLTextAreaElement).value = question;
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    (field as HTMLTextAreaElement).form?.requestSubmit();
  };
}

/** A play function that types into the field of a combobox, as a person would. */
export function typeInto(typed: string) {
  return async ({ canvasElement }: Stage): Promise<void> => {
    const until = Date.now() + patienceMs;
    let field: HTMLElement | undefined;
    while (!(field = elementsIn(canvasElement).find((each) => each.matches('[role=combobox]')))) {
      if (Date.now() > until) throw new Error('There is no field to type into');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    field.focus();
    (field as HTMLInputElement).value = typed;
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  };
}

/** A play function that writes into the field with this id, wherever on the stage it stands, once it is there. */
export function write(id: string, text: string) {
  return async ({ canvasElement }: Stage): Promise<void> => {
    const until = Date.now() + patienceMs;
    let field: HTMLElement | undefined;
    while (!(field = elementsIn(canvasElement).find((each) => each.matches(`input[id="${id}"], textarea[id="${id}"]`)))) {
      if (Date.now() > until) throw new Error(`There is no field ${id}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    (field as HTMLInputElement).value = text;
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  };
}
