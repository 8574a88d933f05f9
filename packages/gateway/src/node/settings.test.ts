import assert from 'node:assert/strict';
import { it } from 'node:test';
import { settingsOf, type SettingTexts } from './settings.ts';

const names = {
  port: 'PORT',
  host: 'HOST',
  origins: 'MOTCUA_ORIGINS',
  catalogue: 'MOTCUA_CATALOGUE',
  trustedProxies: 'MOTCUA_TRUSTED_PROXIES',
  fhir: 'MOTCUA_FHIR',
  fhirName: 'MOTCUA_FHIR_NAME',
  fhirToken: 'MOTCUA_FHIR_TOKEN',
  fhirIdentifierSystem: 'MOTCUA_FHIR_IDENTIFIER_SYSTEM',
  csc: 'MOTCUA_CSC',
  cscName: 'MOTCUA_CSC_NAME',
  cscToken: 'MOTCUA_CSC_TOKEN',
  demonstrationPeople: 'MOTCUA_DEMONSTRATION_PEOPLE',
};

const fhirIdentifierSystem = 'http://fhir.ehealth.gov.vn/core/sid/citizen_id';

/** What an operator is told about settings that could not work. */
function adviceFor(texts: SettingTexts): string {
  try {
    settingsOf(texts, names);
  } catch (error) {
    if (error instanceof Error) return error.message;
  }
  return '';
}

it('needs no settings at all, and then serves this machine only', () => {
  const byDefault = { port: 8080, host: '127.0.0.1', origins: [], trustedProxies: 0, fhirIdentifierSystem, demonstrationPeople: [] };
  assert.deepEqual(settingsOf({}, names), byDefault);
  assert.deepEqual(settingsOf({ port: '', origins: ' ', catalogue: '' }, names), byDefault);
});

it('reads what is written', () => {
  const texts = { port: '0', host: '0.0.0.0', origins: 'https://a.example.gov.vn, http://localhost:5173', catalogue: './danh-muc', trustedProxies: '1' };
  assert.deepEqual(settingsOf(texts, names), {
    port: 0,
    host: '0.0.0.0',
    origins: ['https://a.example.gov.vn', 'http://localhost:5173'],
    catalogue: './danh-muc',
    trustedProxies: 1,
    fhirIdentifierSystem,
    demonstrationPeople: [],
  });
  const people = { fhir: 'https://fhir.example.vn/r4', csc: 'http://127.0.0.1:8104', demonstrationPeople: '000050000002, 000079000005' };
  const read = settingsOf(people, names);
  assert.deepEqual([read.fhir, read.csc, read.demonstrationPeople], [people.fhir, people.csc, ['000050000002', '000079000005']]);
  assert.equal(settingsOf({ origins: '*' }, names).origins, '*');
});

it('says what to write instead, under the name that the operator knows', () => {
  for (const port of ['http', '-1', '65536', '8080.5', 'NaN']) assert.match(adviceFor({ port }), /PORT must be a port number from 0 to 65535, such as 8080/, port);
  for (const origins of ['example.gov.vn', 'https://a.example.gov.vn/', 'https://a.example.gov.vn,', '*,https://a.example.gov.vn', 'https://*.gov.vn/x'])
    assert.match(adviceFor({ origins }), /MOTCUA_ORIGINS must be \* or exact origins/, origins);
  for (const trustedProxies of ['all', '-1', '1.5', '10']) assert.match(adviceFor({ trustedProxies }), /MOTCUA_TRUSTED_PROXIES must be how many proxies/, trustedProxies);
  assert.match(adviceFor({ fhir: 'fhir.example.vn' }), /MOTCUA_FHIR must be an http\(s\) address/);
  // A number that somebody could have must not be open to every page.
  for (const demonstrationPeople of ['001085012345', '000050000002;000079000005', 'all'])
    assert.match(adviceFor({ demonstrationPeople }), /MOTCUA_DEMONSTRATION_PEOPLE must be numbers/);
  assert.match(adviceFor({ host: 'http://0.0.0.0' }), /HOST must be an address to listen on/);
});

it('says everything that is wrong at once', () => {
  assert.equal(adviceFor({ port: 'x', trustedProxies: 'x' }).split('\n').length, 3);
});
