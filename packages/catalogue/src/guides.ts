import type { Guide } from '@motcua/contract/services';
import { textsIn } from './details-file.ts';
import { serviceCode, source } from './entry.ts';
import type { Pace } from './pace.ts';
import { fields, flag, list, maybe, parsedText, text, type Check } from './shape.ts';

const titled = { title: text, titleEn: maybe(text) };

/** The guide of @motcua/contract, checked by hand: the engine must not carry a schema library. */
const guide: Check<Guide> = /* @__PURE__ */ (() =>
  fields({
    event: text,
    ...titled,
    summary: text,
    summaryEn: maybe(text),
    stages: list(
      fields({
        ...titled,
        steps: list(
          fields({
            code: maybe(serviceCode),
            ...titled,
            note: maybe(text),
            noteEn: maybe(text),
            situation: maybe(text),
            situationEn: maybe(text),
            isOptional: maybe(flag),
          }),
        ),
      }),
    ),
    source,
  }))();

/** Reads the guides of a file that is vouched for: a text each, and an empty one at the end. */
export async function guidesIn(bytes: Uint8Array, pace: Pace, file: string): Promise<Guide[]> {
  const next = textsIn(bytes);
  const guides: Guide[] = [];
  for (let json = next(); json !== ''; json = next()) {
    guides.push(parsedText(json, guide, file));
    if (pace.due) await pace.rest();
  }
  return guides;
}
