import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { DatabaseSync } from 'node:sqlite';
import { after, it } from 'node:test';
import { referenceText } from '../reference.ts';
import { readConfiguration } from './configuration.ts';
import { secretHashOf } from './identity/hosts.ts';
import { startGateway } from './run.ts';

/** Runs the program to its end, as a shell would. */
function motcuaGateway(...words: string[]) {
  return reading('', ...words);
}

/** The same, with something on its standard input. */
function reading(input: string, ...words: string[]) {
  return standing(process.cwd(), input, ...words);
}

/** The same, in a folder. */
function standing(cwd: string, input: string, ...words: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--conditions=source', fileURLToPath(new URL('./cli.ts', import.meta.url)), ...words], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, DATABASE_URL: '' },
    input,
  });
  return { status, stdout, stderr };
}

it('prints the API reference', () => {
  assert.deepEqual(motcuaGateway('openapi'), { status: 0, stdout: referenceText(), stderr: '' });
});

it('explains itself when asked', () => {
  const { status, stdout, stderr } = motcuaGateway('--help');
  assert.deepEqual([status, stderr], [0, '']);
  assert.match(stdout, /motcua-gateway serve /);
});

it('explains itself when it does not understand', () => {
  for (const [words, complaint] of [
    [[], /say what to do/],
    [['sing'], /no command "sing"/],
    [['openapi', 'twice'], /no command "openapi twice"/],
    [['serve', '--colour'], /--colour/],
  ] as const) {
    const { status, stdout, stderr } = motcuaGateway(...words);
    assert.deepEqual([status, stdout], [2, '']);
    assert.match(stderr, complaint);
    assert.match(stderr, /motcua-gateway serve /);
  }
});

it('says what a configuration serves', () => {
  const { status, stdout, stderr } = motcuaGateway('check');
  assert.deepEqual([status, stdout, stderr], [0, 'services, assistant: ready\n', '']);
});

it('registers other sites in the configuration, and nothing that could not work', () => {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-gateway-'));
  const file = join(folder, 'gateway.json');
  const signIn = {
    issuer: 'https://id.example',
    providerName: 'Nơi',
    clientId: 'a',
    clientSecret: { fromEnvironment: 'S' },
    gateway: 'https://cong.example',
    origins: ['https://hanoi.example'],
  };
  const kept = { $schema: './x.json', purposes: [], signIn: { ...signIn, levels: { 2: ['b'] }, claims: { person: 'so' } }, origins: ['https://hanoi.example'] };
  writeFileSync(file, JSON.stringify(kept, null, '\t'));
  const written = () => JSON.parse(readFileSync(file, 'utf8'));
  const hosts = (...words: string[]) => motcuaGateway('hosts', ...words, '-c', file);
  const ward = ['--name', 'Phường Mẫu', '--origin', 'https://phuong.example'];
  const { status, stdout } = hosts('add', ...ward, '--element', 'motcua-health-book', '--backend');
  const { keys, ...others } = written();
  assert.deepEqual([status, others, Object.keys(written())], [0, kept, [...Object.keys(kept), 'keys']]);
  assert.deepEqual(
    { ...keys[0], key: '', backend: '' },
    { key: '', name: 'Phường Mẫu', origins: ['https://phuong.example'], elements: ['motcua-health-book'], purposes: ['health'], backend: '' },
  );
  assert.ok(stdout.includes(`<motcua-app session="client" host-key="${keys[0].key}" gateway="https://cong.example">\n  <motcua-health-book>`));
  const secret = /sk_[\w-]{43}/.exec(stdout)?.[0] ?? '';
  assert.deepEqual([readFileSync(file, 'utf8').includes(secret), keys[0].backend], [false, { secretHash: secretHashOf(secret) }]);
  const before = readFileSync(file, 'utf8');
  assert.match(before, /^\{\n\t"/);
  for (const [words, complaint] of [
    [['--name', 'X', '--origin', 'https://phuong.example/'], /keys\.1\.origins\.0 must be an exact origin/],
    [[...ward, '--element', 'motcua-khong-co'], /keys\.1\.elements\.0 .*motcua-health-book/],
    [[...ward, '--element', 'motcua-health-book', '--purpose', 'signing'], /keys\.1\.purposes must be purposes that its elements ask for/],
    [['--name', 'X', '--origin', 'http://phuong.example', '--element', 'motcua-health-book'], /keys\.1\.origins must be https/],
    [['--name', 'X'], /needs --name/],
    [[...ward, '--element', 'motcua-health-book', '--framed-only'], /no frames before/],
    [[...ward, '--vouches-up-to', '2'], /add --backend/],
    [[...ward, '--backend', '--vouches-up-to', '3'], /vouchesUpTo must be 1 or 2/],
  ] as const) {
    const wrong = hosts('add', ...words);
    assert.notEqual(wrong.status, 0);
    assert.match(wrong.stderr, complaint);
  }
  assert.equal(readFileSync(file, 'utf8'), before);
  assert.equal(hosts('list').stdout, `${keys[0].key}\tPhường Mẫu\thttps://phuong.example\tmotcua-health-book for health\tits server has a secret\n`);
  assert.deepEqual([hosts('remove', 'pk_khong_ai_co_0123456789').status, hosts('remove', keys[0].key).status, written().keys], [1, 0, []]);
  writeFileSync(file, '{}');
  assert.match(hosts('add', ...ward, '--element', 'motcua-health-book').stderr, /before the gateway itself has a "signIn"/);
  assert.equal(hosts('add', ...ward).status, 0, 'a key alone');
  rmSync(folder, { recursive: true });
});

it('says which entry could not work, and what to write instead', () => {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-gateway-'));
  const file = join(folder, 'gateway.json');
  writeFileSync(file, '{"listen":{"port":"http"},"origins":["example.gov.vn"]}');
  for (const command of ['serve', 'check']) {
    const { status, stderr } = motcuaGateway(command, '--configuration', file);
    assert.equal(status, 1);
    assert.match(stderr, /listen\.port must be a port number/);
    assert.match(stderr, /origins\.0 must be an exact origin/);
  }
  rmSync(folder, { recursive: true });
});

/** A folder with a configuration that keeps reports, and the program run with it. */
async function office() {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-gateway-'));
  after(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'motcua-gateway.json');
  writeFileSync(file, '{"feedback":{"adapter":"store"},"listen":{"port":0}}');
  const read = readConfiguration(file, {});
  const sent = async (text: string) => {
    const gateway = await startGateway(read, { log: () => {} });
    const response = await fetch(`${gateway.url}/feedback`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
      body: JSON.stringify({ category: 'y-kien-khac', text, isPublic: true, contact: { phone: '0900 000 000' } }),
    });
    await gateway.close();
    return ((await response.json()) as { id: string }).id;
  };
  const run = (...words: string[]) => motcuaGateway(...words, '--configuration', file);
  return { folder, file, sent, run };
}

it('lets a clerk read, move and publish reports, and keeps an audit of it', async () => {
  const { sent, run, folder } = await office();
  const id = await sent('Xin thêm ghế đá ở vườn hoa.');
  const listed = run('feedback', 'list', '--status', 'received');
  assert.equal(JSON.parse(listed.stdout).text, 'Xin thêm ghế đá ở vườn hoa.');
  assert.match(run('feedback', 'contact', id).stdout, /0900 000 000/);
  assert.equal(JSON.parse(run('feedback', 'accept', id, '--clerk', 'lan').stdout).status, 'accepted');
  assert.equal(run('feedback', 'decline', id).status, 1); // Not without saying where to go.
  assert.equal(JSON.parse(run('feedback', 'answer', id, '--note', 'Đã đặt hai ghế.').stdout).status, 'answered');
  assert.match(run('feedback', 'answer', id, '--note', 'Lần nữa').stderr, /is closed/);
  assert.equal(run('feedback', 'publish', id).status, 0);
  const exported = run('feedback', 'export', '--format', 'csv').stdout;
  assert.match(exported, /Xin thêm ghế đá/);
  const into = join(folder, 'phan-anh.csv');
  assert.equal(run('feedback', 'export', '--into', into).status, 0);
  assert.equal(readFileSync(into, 'utf8'), exported);
  const head = run('audit', 'head').stdout;
  const kept = join(folder, 'head.json');
  writeFileSync(kept, head);
  assert.match(run('audit', 'verify', '--head', kept).stdout, /^the audit is whole: 7 entries/);
  const database = new DatabaseSync(join(folder, 'data', 'motcua.sqlite'));
  database.exec("update audit set action = 'feedback.list' where seq = 2");
  database.close();
  const tampered = run('audit', 'verify');
  assert.deepEqual([tampered.status, tampered.stdout], [1, 'the audit is NOT whole: entry 2: changed\n']);
});

it('deletes a report for a reason that stands in the audit, and none without', async () => {
  const { sent, run } = await office();
  const id = await sent('Xin xóa giúp tôi.');
  assert.match(run('feedback', 'delete', id).stderr, /needs --note/);
  assert.equal(JSON.parse(run('feedback', 'list').stdout).text, 'Xin xóa giúp tôi.');
  assert.match(run('feedback', 'delete', id, '--note', 'Luật 91/2025/QH15', '--clerk', 'lan').stdout, /is deleted with its photos/);
  const again = run('feedback', 'delete', id, '--note', 'Luật 91/2025/QH15');
  assert.deepEqual([again.status, again.stderr, run('feedback', 'list').stdout], [1, 'motcua-gateway: there is no report with this number\n', '']);
});

it('refuses to work where there is no store, says what to do, and makes none', async () => {
  const { folder, file } = await office();
  const elsewhere = mkdtempSync(join(tmpdir(), 'motcua-elsewhere-'));
  after(() => rmSync(elsewhere, { recursive: true }));
  for (const words of ['feedback list', 'data-requests run', 'sessions end --everybody', 'audit verify', 'backup ban-sao.sqlite']) {
    const { status, stdout, stderr } = standing(elsewhere, '', ...words.split(' '));
    assert.deepEqual([status, stdout], [1, ''], words);
    assert.match(stderr, /holds no store, and nothing was done\. There is no .*motcua-gateway\.json either: name .* with --configuration .*DATABASE_URL/, words);
  }
  assert.deepEqual(readdirSync(elsewhere), []);
  const { status, stderr } = standing(elsewhere, '', 'sessions', 'end', '--everybody', '-c', file); // As where DATABASE_URL was forgotten.
  assert.equal(status, 1);
  assert.match(stderr, /data holds no store, and nothing was done\. Name the gateway’s own configuration, or start the gateway once\. .*DATABASE_URL/);
  assert.equal(existsSync(join(folder, 'data')), false);
});

it('signs somebody out whose number it reads, never from the command line, and everybody', async () => {
  const { folder, file, sent } = await office();
  await sent('Để nơi giữ được lập.');
  const sessions = (input: string, ...words: string[]) => reading(input, 'sessions', ...words, '--configuration', file);
  assert.deepEqual(sessions('000050000002\n', 'end').stdout, '0 ended\n');
  const database = new DatabaseSync(join(folder, 'data', 'motcua.sqlite'));
  database.exec("insert into session values ('a', 'p', null, 2, 0, 9e15, 9e15, null, 0, 1, x'00', 'somebody', null, '', null)");
  assert.equal(sessions('', 'end', '000050000002').status, 2);
  assert.equal(sessions('', 'end', '--everybody', '--clerk', 'lan').stdout, '1 ended\n');
  const rows = database.prepare("select action, details from audit where action = 'identity.endSessions' order by seq").all();
  database.close();
  assert.deepEqual(
    rows.map(({ details }) => details),
    ['{"sessions":0}', '{"sessions":1}'],
  );
});

it('copies the store, and puts the copy back', async () => {
  const { sent, run, folder } = await office();
  const id = await sent('Đèn đường trước chợ.');
  const copy = join(folder, 'ban-sao.sqlite');
  assert.equal(run('backup', copy).status, 0);
  assert.equal(run('backup', copy).status, 1); // It is there already.
  run('feedback', 'accept', id);
  assert.match(run('restore', copy).stderr, /holds a store already/);
  assert.equal(run('restore', copy, '--overwrite').status, 0);
  assert.equal(JSON.parse(run('feedback', 'list').stdout).status, 'received');
});
