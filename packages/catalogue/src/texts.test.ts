import assert from 'node:assert/strict';
import process from 'node:process';
import { it } from 'node:test';
import fc from 'fast-check';
import { mix } from './model.ts';
import { isWord } from './pieces.ts';
import { cutterFor, piecesOf } from './piecing.ts';
import { createReadingModel } from './reading-model.ts';
import { createTexts } from './texts.ts';
import { WritingModel } from './writing-model.ts';

fc.configureGlobal({ seed: Number(process.env['MOTCUA_SEED'] ?? 2026) });

/** Any UTF-16 units, so that a half of a pair may stand alone. */
const anyText = fc.array(fc.nat(0xffff), { maxLength: 40 }).map((units) => String.fromCharCode(...units));
const words = ['đăng', 'ký', 'Khai', 'SINH', 'VNeID', '2026', 'ủy', 'İ', 'ß', 'ΣΑΣ', 'ǆ', 'a\u0323', 'so\u00adft'];
const sentence = fc
  .array(fc.tuple(fc.constantFrom(...words), fc.constantFrom(' ', ' ', ' ', ', ', '/', ' (', ')', '  ', '.\n')), { maxLength: 30 })
  .map((some) => some.flat().join(''));

/** Joins what stands side by side in a hundred such texts. */
const joining = cutterFor([...fc.sample(sentence, 400), ...Array.from({ length: 100 }, () => 'đăng ký 2026 ủy ß')]);

function written(texts: readonly string[], cut = piecesOf): Uint8Array {
  const model = new WritingModel();
  const coded = createTexts(model, 12, cut);
  for (const text of texts) coded.code(text.length % 3, text);
  return model.finish();
}

it('reads what was written, whatever it was', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(sentence, anyText), { maxLength: 30 }), (texts) => {
      for (const cut of [piecesOf, joining]) {
        const bytes = written(texts, cut);
        const model = createReadingModel(bytes.length);
        model.open(bytes, 0);
        const coded = createTexts(model, 12);
        for (const text of texts) assert.equal(coded.at(coded.code(text.length % 3)), text);
      }
    }),
    { numRuns: 200 },
  );
});

it('stores what is said again in next to nothing', () => {
  const text = 'Đăng ký khai sinh có yếu tố nước ngoài tại khu vực biên giới';
  const once = written([text]).length;
  assert.ok(written([text, text]).length - once <= 3);
  assert.ok(written(Array.from({ length: 100 }, () => text)).length - once < 40);
});

it('cuts words as the search does, in lower case', () => {
  assert.deepEqual(piecesOf('Cấp thẻ, VNeID của UBND').filter(isWord), ['cấp', 'thẻ', 'VNeID', 'của', 'ubnd']);
});

it('joins words that often stand side by side, but not where they are written otherwise', () => {
  const cut = cutterFor(Array.from({ length: 100 }, () => 'Cấp giấy phép xây dựng'));
  assert.deepEqual(cut('Cấp giấy phép xây dựng').filter(isWord), ['cấp giấy phép xây dựng']);
  assert.deepEqual(cut('giấy, phép XÂY DỰNG').filter(isWord), ['giấy', 'phép', 'xây', 'dựng']);
  assert.deepEqual(cut('GIẤY phép').filter(isWord), ['giấy', 'phép']);
});

it('tells apart numbers in another order', () => {
  assert.notEqual(mix(mix(1, 2), 3), mix(mix(1, 3), 2));
  assert.notEqual(mix(6, 1), mix(7, 0));
});
