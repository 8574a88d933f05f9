import assert from 'node:assert/strict';
import { it } from 'node:test';
import { deviceIn, deviceOf, deviceText } from './device.ts';

it('tells devices apart by what their browsers say', () => {
  const phone = (more: string) => `Mozilla/5.0 (Linux; Android 14; SM-A155F) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Mobile Safari/537.36${more}`;
  const windows = (more: string) => `Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) ${more} Safari/537.36`;
  for (const [userAgent, expected] of [
    [phone(''), 'phone android chrome'],
    [phone(' Zalo android/24061 ZaloTheme/light'), 'phone android zalo'],
    [phone('').replace('Chrome/141', 'SamsungBrowser/28.0 Chrome/130'), 'phone android samsung'],
    [phone('').replace(' Mobile', ''), 'tablet android chrome'],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 15_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/15.4 Mobile/15E148 Safari/604.1', 'phone ios safari'],
    ['Mozilla/5.0 (iPad; CPU OS 15_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/141.0 Mobile/15E148 Safari/604.1', 'tablet ios chrome'],
    [windows('coc_coc_browser/136.0.0 Chrome/130.0.0.0'), 'computer windows coccoc'],
    [`${windows('Chrome/141.0.0.0')} Edg/141.0.0.0`, 'computer windows edge'],
    ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:140.0) Gecko/20100101 Firefox/140.0', 'computer macos firefox'],
    ['Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36', 'computer chromeos chrome'],
    ['curl/8.5.0', 'unknown  '],
    [null, 'unknown  '],
  ] as const) {
    assert.equal(deviceText(deviceOf(userAgent)), expected, String(userAgent));
    assert.deepEqual(deviceIn(expected), deviceOf(userAgent));
  }
});

it('knows nothing of a device that was written down by an older gateway, or by a newer one in words of its own', () => {
  for (const text of ['', 'watch ', 'phone fuchsia chrome']) assert.deepEqual(deviceIn(text), { kind: 'unknown' });
});
