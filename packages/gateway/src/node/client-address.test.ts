import assert from 'node:assert/strict';
import { it } from 'node:test';
import { clientAddressOf } from './client-address.ts';

it('takes the other end of the connection, and believes no header, without trusted proxies', () => {
  assert.equal(clientAddressOf('203.0.113.9', '198.51.100.1', 0), '203.0.113.9');
  assert.equal(clientAddressOf('203.0.113.9', undefined, 0), '203.0.113.9');
  assert.equal(clientAddressOf(undefined, '198.51.100.1', 0), undefined);
});

it('takes what the outermost trusted proxy saw, whatever the client claims further left', () => {
  assert.equal(clientAddressOf('10.0.0.1', '198.51.100.1', 1), '198.51.100.1');
  assert.equal(clientAddressOf('10.0.0.1', '1.1.1.1, 198.51.100.1', 1), '198.51.100.1');
  assert.equal(clientAddressOf('10.0.0.1', '1.1.1.1, 198.51.100.1 , 10.0.0.2', 2), '198.51.100.1');
});

it('falls back to the connection where a trusted proxy added nothing', () => {
  for (const header of [undefined, '', ' , ']) assert.equal(clientAddressOf('10.0.0.1', header, 1), '10.0.0.1');
  assert.equal(clientAddressOf('10.0.0.1', '198.51.100.1', 2), '10.0.0.1');
});

it('counts a household with IPv6 as one', () => {
  const home = clientAddressOf('2001:db8:0:12::1', undefined, 0);
  assert.equal(home, '2001:db8:0:12::/64');
  for (const same of ['2001:0db8:0000:0012:ffff:1:2:3', '2001:DB8:0:12:0:0:0:9', '2001:db8:0:12:a::%eth0']) assert.equal(clientAddressOf(same, undefined, 0), home, same);
  assert.notEqual(clientAddressOf('2001:db8:0:13::1', undefined, 0), home);
  assert.equal(clientAddressOf('::1', undefined, 0), '0:0:0:0::/64');
  assert.equal(clientAddressOf('fe80::', undefined, 0), 'fe80:0:0:0::/64');
});

it('counts an IPv4 client as itself, also on a socket for both', () => {
  assert.equal(clientAddressOf('::ffff:203.0.113.9', undefined, 0), '203.0.113.9');
});
