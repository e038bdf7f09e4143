import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  aClientInvitation,
  aClientTeam,
  actAs,
  anInvitation,
  openMailServer,
  openTestApp,
  type MailServer,
  type TestApp,
  type TestInvitation,
  type TestLink,
} from '../../testing/index.ts';
import { newId } from '../../platform/index.ts';
import { sendUnsolicited } from '../../platform/mail/send-unsolicited.ts';
import { resendTeamInvitation } from '../partner-team/index.ts';

// At most ten unsolicited mails an hour to one address, over all organisations (docs/decisions/0025).

let app: TestApp;
let office: MailServer;
beforeAll(async () => {
  app = await openTestApp();
  office = await openMailServer(app);
});
afterAll(async () => {
  await office.close();
  await app.close();
});

const mailsTo = (address: string) => office.mailbox.mails().filter(({ to }) => to.includes(address)).length;
const deliveryOf = async ({ id }: TestLink) =>
  (
    await app.peek<{ delivery_status: string; sent_count: number }>(
      'select delivery_status, sent_count from invitations where id = $1',
      [id],
    )
  )[0];
/** The waiting job of this invitation, if any. */
const waiting = ({ id }: TestLink) =>
  app.peek<{ later: boolean }>(
    `select start_after > now() + interval '50 minutes' as later from pgboss.job
      where name = 'invitation.send' and state = 'created' and data ->> 'invitationId' = $1`,
    [id],
  );

async function resendOften(invitation: TestInvitation, times: number): Promise<void> {
  for (let n = 0; n < times; n += 1) {
    await actAs(app, invitation.admin, (uow) => resendTeamInvitation(uow, { invitationId: invitation.id }));
    await office.deliver();
  }
}

test('the eleventh waits, whichever organisation sends it, and is sent later', async () => {
  const email = 'stranger@example.test';
  const [first, second] = [await anInvitation(app, { email }), await anInvitation(app, { email })];
  await office.deliver();
  await resendOften(first, 4);
  await resendOften(second, 4);
  expect(mailsTo(email)).toBe(10);
  const team = await aClientTeam(app);
  const late = await aClientInvitation(app, team.clientId, {
    by: team.boss,
    email: 'Stranger@Example.test',
  });
  await office.deliver();
  expect(mailsTo(email)).toBe(10);
  expect(await deliveryOf(late)).toEqual({ delivery_status: 'delayed', sent_count: 0 });
  expect(await waiting(late)).toEqual([{ later: true }]);
  const keys = await app.peek<{ key: string }>(
    "select key from rate_limits where key like 'mail-recipient%'",
  );
  expect(keys.filter(({ key }) => key.includes('stranger'))).toEqual([]);

  await app.peek("delete from rate_limits where key like 'mail-recipient%'");
  await app.peek(
    "update pgboss.job set start_after = now() where name = 'invitation.send' and state = 'created'",
  );
  await office.deliver();
  expect(mailsTo(email)).toBe(11);
  expect(await deliveryOf(late)).toEqual({ delivery_status: 'sent', sent_count: 1 });
});

test('one partner has six of them, its clients included, and cannot keep another’s invitation from arriving', async () => {
  const email = 'wanted@example.test';
  const team = await aClientTeam(app);
  const first = await anInvitation(app, { admin: team.agent, email });
  await office.deliver();
  await resendOften(first, 5);
  expect(mailsTo(email)).toBe(6);
  const client = await aClientInvitation(app, team.clientId, { by: team.boss, email });
  await office.deliver();
  expect(await deliveryOf(client)).toEqual({ delivery_status: 'delayed', sent_count: 0 });
  const honest = await anInvitation(app, { email });
  await office.deliver();
  expect(await deliveryOf(honest)).toEqual({ delivery_status: 'sent', sent_count: 1 });
  expect(mailsTo(email)).toBe(7);
});

test('the slot of a mail that is being sent lasts as long as its job may', async () => {
  const email = 'trickling@example.test';
  const leases: number[] = [];
  const mailer = {
    async send() {
      const rows = await app.peek<{ ms: string }>(
        `select (lease.value ->> 0)::bigint - extract(epoch from clock_timestamp()) * 1000 as ms
           from rate_limits, jsonb_each(leases) lease where rate_limits.key like 'mail-recipient%'`,
      );
      leases.push(...rows.map(({ ms }) => Number(ms)));
      return { outcome: 'sent' } as const;
    },
    close: () => undefined,
  };
  const mail = { to: email, subject: '', html: '', text: '', messageId: 'one' };
  await sendUnsolicited({ mailer, attempts: app.attempts }, newId(), mail);
  // A delivery may take 90 s, a mail's turn some more; the job ends after 120.
  expect(leases.map((ms) => ms > 90_000 && ms <= 120_000)).toEqual([true, true]);
});

test('concurrent mails do not exceed the limit', async () => {
  const email = 'crowded@example.test';
  const invitations = [];
  for (let n = 0; n < 14; n += 1) invitations.push(await anInvitation(app, { email }));
  await Promise.all([office.deliver(), office.deliver(), office.deliver()]);
  expect(mailsTo(email)).toBe(10);
  const states = await Promise.all(invitations.map(async (one) => (await deliveryOf(one))?.delivery_status));
  expect(states.filter((state) => state === 'delayed')).toHaveLength(4);
});

test('a mail that the server did not accept does not count', async () => {
  const email = 'refused@example.test';
  office.mailbox.refuse(email, 550);
  const invitation = await anInvitation(app, { email });
  for (let n = 0; n < 11; n += 1) {
    await office.deliver();
    expect(await deliveryOf(invitation)).toMatchObject({ delivery_status: 'failed' });
    await actAs(app, invitation.admin, (uow) => resendTeamInvitation(uow, { invitationId: invitation.id }));
  }
  office.mailbox.clear();
  await office.deliver();
  expect(mailsTo(email)).toBe(1);
});
