// A gateway's process that takes reports until it is killed. It says on standard output which write it begins and, once
// it is acknowledged, under which code.
import process from 'node:process';
import { randomUUID } from 'node:crypto';
import { moveFeedback, openStore, storedFeedback } from '@motcua/gateway/node';

const store = await openStore(JSON.parse(process.argv[2]));
const port = storedFeedback(store, { categories: [{ code: 'rac-thai', name: { vi: 'Rác thải', en: 'Waste' }, place: 'optional' }], calendar: { holidays: [] } });
const { signal } = new AbortController();

async function writeOn() {
  for (;;) {
    const name = randomUUID();
    process.stdout.write(`begun ${name}\n`);
    const { trackingCode } = await port.send({ category: 'rac-thai', text: name, isPublic: false }, { key: `sendFeedback:${name}`, fingerprint: name }, signal);
    process.stdout.write(`done ${name} ${trackingCode}\n`);
    const { id } = await store.read((tables) => tables.selectFrom('feedback').select('id').where('text', '=', name).executeTakeFirstOrThrow());
    await moveFeedback(store, 'clerk', id, 'accepted');
  }
}

await Promise.all([writeOn(), writeOn(), writeOn(), writeOn()]);
