import assert from 'node:assert/strict';
import { it } from 'node:test';
import { mostLines, narrativeLines } from './narrative.ts';

it('keeps the text of a narrative and none of its markup', () => {
  const div = `<div xmlns="http://www.w3.org/1999/xhtml"><h2>Thuốc</h2><p>Uống <b>1 viên</b> mỗi sáng<br/>sau ăn</p>
    <ul><li>Amlodipin</li><li>Aspirin</li></ul></div>`;
  assert.deepEqual(narrativeLines(div), ['Thuốc', 'Uống 1 viên mỗi sáng', 'sau ăn', 'Amlodipin', 'Aspirin']);
});

it('parts the cells of a table', () => {
  const table = '<table><thead><tr><th>Tên</th><th> Liều </th></tr></thead><tbody><tr><td>Aspirin</td><td>81 mg</td></tr><tr><td></td><td>hết</td></tr></tbody></table>';
  assert.deepEqual(narrativeLines(table), ['Tên · Liều', 'Aspirin · 81 mg', 'hết']);
});

it('runs nothing and reads no script, style or comment', () => {
  const div = '<div>một<script>alert("x")</script><style>p{}</style><!-- hai --><svg onload="y()"><text>ba</text></svg><img src=x onerror="z()" alt="bốn">năm</div>';
  assert.deepEqual(narrativeLines(div), ['mộtnăm']);
});

it('undoes escapes once, so that escaped markup stays text', () => {
  assert.deepEqual(narrativeLines('<p>5 &lt; 6 &amp;lt; &#x41;&#66; &quot;&nbsp;&#xD800;&#1114112;&la;</p>'), ['5 < 6 &lt; AB " &la;']);
});

it('takes an angle that opens nothing for text', () => {
  assert.deepEqual(narrativeLines('pH < 7 và > 5'), ['pH < 7 và > 5']);
});

it('is not led astray by an angle inside an attribute', () => {
  assert.deepEqual(narrativeLines(`<p title="a > b" id='c > d'>chữ</p>`), ['chữ']);
});

it('keeps a limited number of lines', () => {
  assert.equal(narrativeLines('<p>a</p>'.repeat(2 * mostLines)).length, mostLines + 1, 'one more tells that there is more');
});

it('gives nothing for what is no text', () => {
  for (const value of [undefined, null, 7, {}, [], '']) assert.deepEqual(narrativeLines(value), []);
});

it('survives markup that is built to exhaust it', () => {
  const many = 200_000;
  for (const hostile of ['<', '<td>', '<a "\'', '<a b="c" ', '<!--', '&', '&#', '<a "<b \'', '<tr><td>x</td>']) {
    assert.ok(narrativeLines(hostile.repeat(many)).length <= mostLines + 1, hostile);
    assert.ok(narrativeLines(`<p ${hostile.repeat(many)}>`).length <= mostLines + 1, hostile);
  }
  assert.ok(narrativeLines(`<p ${'"x" '.repeat(3_000_000)}>`).length <= mostLines + 1, 'attributes without end');
});
