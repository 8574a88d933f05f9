import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { appendAudit, auditHead, moveFeedback, storedDataRequests, storedFeedback, sweep, verifyAudit } from '@motcua/gateway/node';
import { inventedCategories } from '@motcua/gateway/testing';
import { signedInTown } from '../../apps/sandbox/src/signed-in-town.ts';
import { itOnBoth } from './engines.ts';

itOnBoth('finds every byte, row and order that was changed among 10,000 mixed entries of the audit', async ({ place }, engine, context) => {
  const { newBrowser, signIn, identity, store } = await signedInTown(context, { place });
  const rights = storedDataRequests(store(), { isAutomatic: true, undoMinutes: 0, stepUpMinutes: 5, holidays: [] });
  const feedback = storedFeedback(store(), { categories: inventedCategories, calendar: { holidays: [] } });
  const { signal } = new AbortController();
  for (let count = 0; count < 3; count += 1) await signIn(newBrowser());
  for (let count = 0; count < 40; count += 1) {
    const person = { id: `0000000${10_000 + count}`, assuranceLevel: 2, isDemonstration: true } as const;
    await identity().giveConsent({ purpose: 'health' }, person, signal);
    await identity().recordAccess(person, { action: 'getHealthBook', purpose: 'health', outcome: 'given', ...(count % 3 === 0 && { office: 'Trạm y tế phường Bịa Đặt' }) });
    await identity().withdrawConsent({ purpose: 'health' }, person, signal);
    if (count % 4 === 0) await rights.requestDeletion({}, person, signal);
    if (count % 8 === 0) {
      const report = { category: inventedCategories[0]?.code ?? '', text: 'Đèn đường hỏng', isPublic: false, place: { address: 'Ngõ Bịa' } };
      const receipt = await feedback.send(report, { key: `sendFeedback:${count}-00000000`, fingerprint: '' }, signal);
      await moveFeedback(store(), 'Lê Văn Cán Bộ', Number(receipt?.id), 'accepted');
    }
  }
  assert.equal((await sweep(store())).people, 10);
  const actions = ['identity.signIn', 'consent.give', 'records.read', 'feedback.move', 'consent.withdraw', 'data.delete'];
  let { seq: written } = await auditHead(store());
  while (written < 10_000) {
    await store().write(async (transaction) => {
      for (const end = Math.min(written + 1000, 10_000); written < end; written += 1)
        await appendAudit(transaction, {
          actor: `ai-do-${written % 97}`,
          action: actions[written % 6] ?? '',
          subject: `person:${written % 31}`,
          details: { purpose: 'health', count: written },
        });
    });
  }
  const head = await auditHead(store());
  assert.deepEqual([await verifyAudit(store(), head), head.seq], [{ isWhole: true, head }, 10_000]);

  const rows = await store().read((tables) => tables.selectFrom('audit').selectAll().orderBy('seq').execute());
  const at = (which: number) => 1 + (Number.parseInt(hash('sha256', `${engine} ${which}`).slice(0, 8), 16) % 9_998);
  const change = (text: string) => `${text.slice(0, -1)}${text.endsWith('0') ? '1' : '0'}`;
  type Row = (typeof rows)[number];
  const rowOf = (seq: number): Row => rows[seq - 1] ?? assert.fail();
  const set = (seq: number, values: Partial<Row>) => store().write(({ tables }) => tables.updateTable('audit').set(values).where('seq', '=', seq).execute());
  const remove = (...seqs: number[]) => store().write(({ tables }) => tables.deleteFrom('audit').where('seq', 'in', seqs).execute());
  const swap = async (one: number, other: number) => {
    for (const [from, to] of [
      [one, -1],
      [other, one],
      [-1, other],
    ] as const)
      await set(from, { seq: to });
  };
  const spoilt: readonly [what: string, seqs: readonly number[], act: () => Promise<unknown>][] = [
    ['a moment', [at(1)], () => set(at(1), { at: rowOf(at(1)).at + 1 })],
    ['who did it', [at(2)], () => set(at(2), { actor: change(rowOf(at(2)).actor) })],
    ['what was done', [at(3)], () => set(at(3), { action: change(rowOf(at(3)).action) })],
    ['to whom', [at(4)], () => set(at(4), { subject: change(rowOf(at(4)).subject) })],
    ['one byte of the details', [at(5)], () => set(at(5), { details: rowOf(at(5)).details.replace(/(?=.$)/, ' ') })],
    ['a hash', [at(6)], () => set(at(6), { hash: change(rowOf(at(6)).hash) })],
    ['the first is gone', [1], () => remove(1)],
    ['one is gone', [at(7)], () => remove(at(7))],
    ['the last is gone', [10_000], () => remove(10_000)],
    ['two have changed places', [at(8), at(8) + 1], () => swap(at(8), at(8) + 1)],
    [
      'the end is gone, and the head with it',
      [10_000, 9_999],
      async () => {
        await remove(10_000, 9_999);
        await store().write(({ tables }) =>
          tables
            .updateTable('audit_head')
            .set({ seq: 9_998, hash: rowOf(9_998).hash })
            .where('id', '=', 1)
            .execute(),
        );
      },
    ],
  ];
  for (const [what, seqs, act] of spoilt) {
    await act();
    assert.equal((await verifyAudit(store(), head)).isWhole, false, what);
    await store().write(async ({ tables }) => {
      await tables
        .deleteFrom('audit')
        .where('seq', 'in', [...seqs])
        .execute();
      await tables.insertInto('audit').values(seqs.map(rowOf)).execute();
      await tables.updateTable('audit_head').set(head).where('id', '=', 1).execute();
    });
  }
  assert.equal((await verifyAudit(store(), head)).isWhole, true, 'all is as it was');
});
