import { existsSync } from 'node:fs';
import { Guide, GuideStage, GuideStep, type PublicService } from '@motcua/contract/services';
import * as z from 'zod/mini';
import { ImportRefusal } from './import/refusal.ts';
import { lifeEventNames } from '@motcua/contract/services/names';
import { faultsOf, jsonFilesIn } from './records.ts';

/**
 * Reads guides from a folder of JSON files, one life event each, in the order of the files' names.
 *
 * @throws ImportRefusal where there is no such folder.
 * @throws Error that names the file and the field which cannot be read.
 */
export function readGuides(folder: string): Guide[] {
  if (!existsSync(folder)) throw new ImportRefusal(`Không có thư mục ${folder}. Hãy xem lại tên thư mục có các chỉ dẫn.`, `${folder} is not there`);
  return jsonFilesIn(folder).map(({ file, given }) => {
    const read = z.safeParse(strictGuide, given);
    if (read.success) return read.data;
    const issues = read.error.issues.map((issue) => (issue.code === 'unrecognized_keys' ? { ...issue, message: `there is no field "${issue.keys.join('", "')}"` } : issue));
    throw new Error(`${file} is no guide: ${faultsOf({ issues })}`);
  });
}

/** A misspelt field would be left out without a word. */
const strictGuide = z.strictObject({
  ...Guide.shape,
  stages: z.array(z.strictObject({ ...GuideStage.shape, steps: z.array(z.strictObject(GuideStep.shape)).check(z.minLength(1)) })).check(z.minLength(1)),
});

/** What makes a guide one that must not be published. */
export interface GuideFault {
  readonly event: string;
  /** The same in the two languages, as the rest of a sentence. */
  readonly vi: string;
  readonly en: string;
}

/** What is wrong with guides beside some records: a step that leads nowhere, a life event that nobody knows or that has two guides, a stage without a step, two steps of one name. */
export function guideFaults(guides: readonly Guide[], records: readonly PublicService[]): GuideFault[] {
  const present = presentCodes(records);
  const events = new Set([...Object.keys(lifeEventNames), ...records.flatMap(({ lifeEvents }) => lifeEvents)]);
  const seen = new Set<string>();
  return guides.flatMap(({ event, stages }) => {
    const faults: GuideFault[] = [];
    const wrong = (vi: string, en: string): void => void faults.push({ event, vi, en });
    if (!events.has(event)) wrong('không thủ tục nào có sự kiện này', 'no service knows this life event');
    if (seen.has(event)) wrong('đã có một chỉ dẫn khác cho sự kiện này', 'this life event has a guide already');
    seen.add(event);
    if (stages.length === 0) wrong('chưa có bước nào', 'there is no step');
    const titles = new Set<string>();
    for (const stage of stages) {
      if (stage.steps.length === 0) wrong(`phần "${stage.title}" chưa có bước nào`, `the stage "${stage.title}" has no step`);
      for (const { code, title, note } of stage.steps) {
        // What a citizen has done is kept by the titles of the steps.
        if (titles.has(title)) wrong(`hai bước cùng tên "${title}"`, `two steps are called "${title}"`);
        titles.add(title);
        if (code !== undefined && !present.has(code)) wrong(`bước "${title}": danh mục không có thủ tục ${code}`, `the step "${title}": there is no service ${code}`);
        if (code === undefined && note === undefined)
          wrong(`bước "${title}": hãy ghi thủ tục, hoặc ghi chú đi đâu`, `the step "${title}" names neither a service nor where people go`);
      }
    }
    return faults;
  });
}

/**
 * Guides that can be published with some records: superseded codes are those of their successors.
 *
 * @throws TypeError that names every fault.
 */
export function publishedGuides(guides: readonly Guide[], records: readonly PublicService[]): Guide[] {
  const faults = guideFaults(guides, records);
  if (faults.length > 0) throw new TypeError(`${faults.length} faults in guides:\n${faults.map(({ event, en }) => `  ${event}: ${en}`).join('\n')}`);
  const present = presentCodes(records);
  return z.parse(z.array(Guide), guides).map((guide) => ({
    ...guide,
    stages: guide.stages.map((stage) => ({ ...stage, steps: stage.steps.map(({ code, ...step }) => (code === undefined ? step : { code: present.get(code) ?? code, ...step })) })),
  }));
}

/** The present code of a code, its own where it is not superseded. */
function presentCodes(records: readonly PublicService[]): ReadonlyMap<string, string> {
  return new Map(records.flatMap(({ code, replaces }) => [code, ...replaces].map((each) => [each, code] as const)));
}
