import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId, systemOrigin } from '../../platform/index.ts';
import { aPartner, eventually, openTestApp, type TestApp, type TestPartner } from '../../testing/index.ts';
import { createSealer, findChainBreaks } from './index.ts';

let app: TestApp;
let partner: TestPartner;
beforeAll(async () => {
  app = await openTestApp();
  partner = await aPartner(app);
});
afterAll(() => app.close());

const unsealed = () =>
  app.peek(
    'select 1 from audit_events e where not exists (select 1 from audit_seals s where s.event_id = e.id)',
  );
const logEvents = (action: string) =>
  app.transact(
    {
      actor: { kind: 'system', name: 'test' },
      origin: systemOrigin('test'),
      scope: { partnerId: partner.id },
    },
    async (uow) => uow.audit({ action }),
  );

test('a sealer that remembers its position skips no event that commits late', async () => {
  const sealer = createSealer(() => app.db());
  const sealAll = () =>
    eventually(async () => {
      await sealer.seal();
      expect(await unsealed()).toEqual([]);
    });
  await sealAll();

  const slow = new Client({ connectionString: app.database.superuserUrl });
  await slow.connect();
  await slow.query('begin');
  await slow.query(
    "insert into gatehouse.audit_events (id, action, partner_id) values ($1, 'test.late', $2)",
    [newId(), partner.id],
  );
  for (let n = 0; n < 5; n += 1) {
    await logEvents(`test.event_${n}`);
    await sealer.seal();
  }
  await slow.query('commit');
  await slow.end();

  await sealAll();
  expect(await findChainBreaks(app.db())).toEqual([]);
});

test('sealed events are not read again', async () => {
  const sealer = createSealer(() => app.db());
  await logEvents('test.last');
  await eventually(async () => {
    await sealer.seal();
    expect(await unsealed()).toEqual([]);
  });
  // A seal deleted past the sealer stays deleted: the sealer reads only newer events. A fresh one reads everything.
  await app.peek("set session_replication_role = 'replica'");
  await app.peek(
    'delete from audit_seals where seq = (select max(seq) from audit_seals where organisation_id = $1) and organisation_id = $1',
    [partner.id],
  );
  await app.peek("set session_replication_role = 'origin'");
  expect(await sealer.seal()).toBe(0);
  expect(await createSealer(() => app.db()).seal()).toBe(1);
});
