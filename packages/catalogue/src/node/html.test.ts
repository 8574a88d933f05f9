import assert from 'node:assert/strict';
import { it } from 'node:test';
import { html, jsonLdScript } from './html.ts';

it('lets text of others be nothing but text, in elements and in attributes', () => {
  const text = `"><script>alert('1')</script>&amp;`;
  const quoted = `&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;amp;`;
  assert.equal(html`<p title="${text}" lang='${text}'>${text}</p>`.markup, `<p title="${quoted}" lang='${quoted}'>${quoted}</p>`);
});

it('puts lists together, also lists of lists, and numbers; also a zero', () => {
  assert.equal(html`<ol>${['a', '<'].map((each) => html`<li>${each}</li>`)}</ol>${[[1, 0], [], 'x']}`.markup, '<ol><li>a</li><li>&lt;</li></ol>10x');
});

it('leaves out what is false or undefined', () => {
  assert.equal(html`<p${false}>${undefined}${[false, undefined]}${''}</p>`.markup, '<p></p>');
});

it('does not escape markup a second time', () => {
  const name = html`<b>${'A & B'}</b>`;
  assert.equal(html`<p>${name}${[name]}</p>`.markup, '<p><b>A &amp; B</b><b>A &amp; B</b></p>');
  assert.equal(String(name), name.markup);
});

it('holds data in a script only where nothing in it can end the script', () => {
  assert.equal(jsonLdScript('{"a":"\\u003c/script>"}').markup, '<script type="application/ld+json">{"a":"\\u003c/script>"}</script>');
  assert.throws(() => jsonLdScript('{"a":"</script>"}'), TypeError);
});
