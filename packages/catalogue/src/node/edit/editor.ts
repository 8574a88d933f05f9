import type { PublicService } from '@motcua/contract/services';
import type { Corrections } from '../overlay/corrections.ts';
import type { Overlay } from '../overlay/overlay.ts';
import { plainWordsFaults } from '../overlay/plain-words.ts';
import { writtenFields } from '../overlay/words-text.ts';
import { wordsOf } from '../../words.ts';
import { editorStyle, formPage, listPage, problemPage, type FormView, type ListView } from './editor-pages.ts';

/** What a browser asks of the editor. */
export interface EditorRequest {
  readonly method: string;
  /** Path and query, without the part that only whoever started the editor knows. */
  readonly url: URL;
  /** Fields of a form that was sent. */
  readonly form: URLSearchParams;
}

export interface EditorResponse {
  readonly status: number;
  readonly type: 'text/html' | 'text/css';
  readonly body: string;
  /** Where to go on, after something was done. */
  readonly location?: string;
}

const onlyWords = new Set<ListView['only']>(['all', 'own', 'outdated', 'unnamed']);

/**
 * The pages on which somebody without a command line corrects words about procedures and sees at once what citizens would read. They
 * need no script. What cannot be read is said beside its field, and nothing that was typed is lost; what was kept can be taken back.
 */
export class Editor {
  readonly #corrections: Corrections;
  readonly #base: string;
  readonly #build: (() => void) | undefined;
  /** What was there before the last thing that was kept, for each procedure. */
  readonly #before = new Map<string, Overlay | undefined>();

  /**
   * @param base - Path under which the pages are, with a slash at its end.
   * @param build - Brings own words into the files that pages read, where that is wanted.
   */
  constructor(corrections: Corrections, base: string, build?: () => void) {
    this.#corrections = corrections;
    this.#base = base;
    this.#build = build;
  }

  answer({ method, url, form }: EditorRequest): EditorResponse {
    const path = url.pathname.slice(this.#base.length);
    const [, code] = /^sua\/(\d\.\d{6})$/.exec(path) ?? [];
    const official = code === undefined ? undefined : this.#corrections.official(code);
    if (path === 'trang.css') return { status: 200, type: 'text/css', body: editorStyle };
    if (path === '' && method === 'GET') return page(listPage(this.#list(url.searchParams)));
    if (path === 'dua-len' && method === 'POST' && this.#build) return this.#publish(this.#build);
    if (official && method === 'GET') return page(formPage(this.#form(official, url.searchParams.get('da'))));
    if (official && method === 'POST') return this.#take(official, form);
    return page(problemPage(this.#base, 'Không có trang này', 'Hãy quay lại danh sách rồi chọn một thủ tục.'), 404);
  }

  #list(asked: URLSearchParams, notice?: string): ListView {
    const query = asked.get('tim') ?? '';
    const wanted = plainWordsOf(query);
    const only = [...onlyWords].find((word) => word === asked.get('loc')) ?? 'all';
    const all = this.#corrections
      .records()
      .map((record) => ({ record, isOwn: this.#corrections.own(record.code) !== undefined, isOutdated: this.#corrections.outdated(record.code).length > 0 }));
    const found = all.filter(({ record, isOwn, isOutdated }) => {
      if ((only === 'own' && !isOwn) || (only === 'outdated' && !isOutdated) || (only === 'unnamed' && record.plainName !== undefined)) return false;
      const text = plainWordsOf(`${record.code} ${record.plainName ?? ''} ${record.name}`);
      return wanted.every((word) => text.some((each) => each.startsWith(word)));
    });
    return {
      base: this.#base,
      query,
      only,
      found,
      all: all.length,
      canBuild: this.#build !== undefined,
      notice: asked.has('da-len') ? 'Đã đưa nội dung mới lên trang web.' : notice,
    };
  }

  #form(official: PublicService, done: string | null): FormView {
    const { code } = official;
    const record = this.#corrections.record(code) ?? official;
    return {
      base: this.#base,
      official,
      record,
      written: this.#corrections.written(code),
      faults: new Map(),
      warnings: this.#warnings(official, this.#corrections.own(code)),
      outdated: this.#corrections.outdated(code),
      isOwn: this.#corrections.own(code) !== undefined,
      canUndo: this.#before.has(code),
      notice: done === 'luu' ? 'Đã lưu.' : done === 'bo' ? 'Đã bỏ phần đã sửa, dùng lại bản có sẵn.' : done === 'hoan-tac' ? 'Đã lấy lại bản trước.' : undefined,
    };
  }

  #take(official: PublicService, form: URLSearchParams): EditorResponse {
    const { code } = official;
    const wanted = form.get('lam');
    if (wanted === 'hoan-tac' && this.#before.has(code)) {
      this.#corrections.keep(code, this.#before.get(code));
      this.#before.delete(code);
      return this.#goTo(code, wanted);
    }
    if (wanted === 'bo') {
      this.#keep(code, undefined);
      return this.#goTo(code, wanted);
    }
    const written = new Map(writtenFields.flatMap(({ field }) => (form.has(field) ? [[field, form.get(field) ?? ''] as const] : [])));
    const { overlay, faults } = this.#corrections.corrected(code, written, true);
    if (wanted === 'luu' && faults.size === 0) {
      this.#keep(code, overlay);
      return this.#goTo(code, wanted);
    }
    const record = (faults.size > 0 ? this.#corrections.record(code) : this.#corrections.record(code, overlay ?? { code })) ?? official;
    return page(
      formPage({
        ...this.#form(official, null),
        record,
        written: new Map([...this.#corrections.written(code), ...written]),
        faults,
        warnings: this.#warnings(official, overlay),
        outdated: [],
      }),
      faults.size > 0 ? 422 : 200,
    );
  }

  #warnings(official: PublicService, own: Overlay | undefined): FormView['warnings'] {
    // What is missing is seen on the page; what is said must be plain.
    return own ? plainWordsFaults(own, official).filter(({ kind }) => kind !== 'missing') : [];
  }

  #keep(code: string, overlay: Overlay | undefined): void {
    this.#before.set(code, this.#corrections.own(code));
    this.#corrections.keep(code, overlay);
  }

  #goTo(code: string, done: string): EditorResponse {
    return { status: 303, type: 'text/html', body: '', location: `${this.#base}sua/${code}?da=${done}` };
  }

  #publish(build: () => void): EditorResponse {
    try {
      build();
      return { status: 303, type: 'text/html', body: '', location: `${this.#base}?da-len` };
    } catch (error) {
      return page(
        problemPage(
          this.#base,
          'Chưa đưa lên được',
          `Trang web vẫn hiện nội dung cũ; những gì bạn đã lưu vẫn còn. Hãy thử lại. Nếu vẫn không được, hãy gửi dòng này cho người phụ trách phần mềm: ${error instanceof Error ? error.message : String(error)}`,
        ),
        500,
      );
    }
  }
}

function page(body: string, status = 200): EditorResponse {
  return { status, type: 'text/html', body };
}

/** Words without diacritics, as people type names. */
function plainWordsOf(text: string): string[] {
  return wordsOf(text).map(({ plain }) => plain);
}
