import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { systemOrigin } from '../../platform/index.ts';
import {
  acceptDeps,
  acceptLink,
  actionsOf,
  actAs,
  anInvitation,
  aPartnerAdmin,
  eventually,
  letExpire,
  openMailServer,
  openTestApp,
  publicUrl,
  refusalOf,
  type MailServer,
  type TestApp,
  type TestInvitation,
} from '../../testing/index.ts';
import { startWorker } from '../../worker.ts';
import { changeMemberRole, resendTeamInvitation, revokeTeamInvitation } from '../partner-team/index.ts';
import { requestNewLink } from './index.ts';

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
beforeEach(() => office.mailbox.clear());

const deliveryOf = async ({ id }: TestInvitation) =>
  (
    await app.peek(
      'select delivery_status, delivery_error, sent_count, last_sent_at is not null as sent from invitations where id = $1',
      [id],
    )
  )[0];
const countOf = async ({ admin }: TestInvitation, action: string) =>
  (await actionsOf(app, admin.partner.id)).filter((name) => name === action).length;
const mailsTo = (address: string) => office.mailbox.mails().filter(({ to }) => to.includes(address));

test('an invitation is mailed once, to its address, with a working link', async () => {
  const invitation = await anInvitation(app);
  await office.deliver();
  const [mail, ...more] = mailsTo(invitation.email);
  expect(more).toEqual([]);
  expect(mail?.to).toEqual([invitation.email]);
  expect(mail?.link).toBe(`${publicUrl}/accept#token=${invitation.token()}`);
  expect(mail?.text).toContain(invitation.admin.partner.name);
  expect(mail?.html).toContain(invitation.token());
  expect(mail?.messageId).toBe(`invitation.${invitation.id}.1@portal.example.test`);
  expect(await deliveryOf(invitation)).toEqual({
    delivery_status: 'sent',
    delivery_error: null,
    sent_count: 1,
    sent: true,
  });
  const token = new URL(mail?.link ?? '').hash.replace('#token=', '');
  expect(await refusalOf(acceptLink(app, token))).toBeNull();
});

test.each([
  [null, null, 'UTC'],
  [null, 'Asia/Tokyo', 'GMT+9'],
  ['America/New_York', 'Asia/Tokyo', /GMT-[45]/],
])(
  'its expiry is formatted in the inviter’s zone: profile %s, last sign-in %s',
  async (profile, last, zone) => {
    const invitation = await anInvitation(app);
    await app.peek('update users set timezone = $2, last_time_zone = $3 where id = $1', [
      invitation.admin.userId,
      profile,
      last,
    ]);
    await office.deliver();
    expect(mailsTo(invitation.email)[0]?.text).toMatch(zone);
  },
);

test('a resent invitation is mailed with its own generation and Message-ID; the older mail’s link is dead', async () => {
  const invitation = await anInvitation(app);
  await office.deliver();
  await actAs(app, invitation.admin, (uow) => resendTeamInvitation(uow, { invitationId: invitation.id }));
  await office.deliver();
  const [first, second] = mailsTo(invitation.email);
  expect(second?.link).toContain(invitation.token('mailed', 2));
  expect([first?.messageId, second?.messageId]).toEqual(
    [1, 2].map((generation) => `invitation.${invitation.id}.${generation}@portal.example.test`),
  );
  expect(await deliveryOf(invitation)).toMatchObject({ sent_count: 2 });
  expect(await refusalOf(acceptLink(app, first?.link?.split('token=')[1] ?? ''))).toBe('link_invalid');
  expect(await refusalOf(acceptLink(app, second?.link?.split('token=')[1] ?? ''))).toBeNull();
});

test('a mail sent twice because a worker died carries the same Message-ID', async () => {
  const invitation = await anInvitation(app);
  const jobs = await app.peek("select id from pgboss.job where data ->> 'invitationId' = $1", [
    invitation.id,
  ]);
  expect(jobs).toHaveLength(1);
  await office.deliver();
  await app.peek(
    "update pgboss.job set state = 'created', completed_on = null where data ->> 'invitationId' = $1",
    [invitation.id],
  );
  await office.deliver();
  const ids = mailsTo(invitation.email).map(({ messageId }) => messageId);
  expect(ids).toHaveLength(2);
  expect(new Set(ids).size).toBe(1);
});

test('a mail that the server refuses for good has failed, is reported once, and not retried', async () => {
  const invitation = await anInvitation(app);
  office.mailbox.refuse(invitation.email, 550);
  await office.deliver();
  expect(await deliveryOf(invitation)).toMatchObject({
    delivery_status: 'failed',
    sent_count: 0,
    sent: false,
  });
  expect(await countOf(invitation, 'invitation.delivery_failed')).toBe(1);
  expect(await office.deliver()).toBe(0);
  expect(await refusalOf(acceptLink(app, invitation.token('copied')))).toBeNull();
});

test('a failure that is seen again, by a repeated job or the dead letter, is reported once', async () => {
  const invitation = await anInvitation(app);
  office.mailbox.refuse(invitation.email, 550);
  await office.deliver();
  await app.peek(
    "update pgboss.job set state = 'created', completed_on = null where data ->> 'invitationId' = $1",
    [invitation.id],
  );
  expect(await office.deliver()).toBe(1);
  expect(await deliveryOf(invitation)).toMatchObject({ delivery_status: 'failed' });
  expect(await countOf(invitation, 'invitation.delivery_failed')).toBe(1);
});

test('after a failure a resend is sent and clears it', async () => {
  const invitation = await anInvitation(app);
  office.mailbox.refuse(invitation.email, 552, 'data');
  await office.deliver();
  office.mailbox.clear();
  await actAs(app, invitation.admin, (uow) => resendTeamInvitation(uow, { invitationId: invitation.id }));
  await office.deliver();
  expect(await deliveryOf(invitation)).toMatchObject({
    delivery_status: 'sent',
    delivery_error: null,
    sent_count: 1,
  });
  expect(await countOf(invitation, 'invitation.delivery_failed')).toBe(1);
});

test('a temporary failure is thrown, so that the job is retried, and nothing is recorded', async () => {
  const invitation = await anInvitation(app);
  office.mailbox.refuse(invitation.email, 451);
  await expect(office.deliver()).rejects.toThrow('451');
  expect(await deliveryOf(invitation)).toMatchObject({ delivery_status: 'queued', sent_count: 0 });
  expect(await countOf(invitation, 'invitation.delivery_failed')).toBe(0);
  await app.peek(
    "update pgboss.job set state = 'completed', completed_on = now() where data ->> 'invitationId' = $1",
    [invitation.id],
  );
});

test('a worker retries by itself, and the dead letter records what was given up', async () => {
  const passing = await anInvitation(app);
  const hopeless = await anInvitation(app);
  await app.peek(
    "update pgboss.job set retry_delay = 0, retry_backoff = false where data ->> 'invitationId' = $1",
    [passing.id],
  );
  await app.peek("update pgboss.job set retry_limit = 0 where data ->> 'invitationId' = $1", [hopeless.id]);
  office.mailbox.refuse(passing.email, 421);
  office.mailbox.refuse(hopeless.email, 421);
  const worker = await startWorker(app, office.deps);
  await eventually(async () => {
    expect(await deliveryOf(hopeless)).toMatchObject({ delivery_status: 'failed' });
    const [job] = await app.peek<{ retry_count: number }>(
      "select retry_count from pgboss.job where data ->> 'invitationId' = $1",
      [passing.id],
    );
    expect(job?.retry_count).toBeGreaterThan(0);
  });
  office.mailbox.clear();
  await eventually(async () => expect(await deliveryOf(passing)).toMatchObject({ delivery_status: 'sent' }));
  await worker.stop();
  expect(await countOf(hopeless, 'invitation.delivery_failed')).toBe(1);
  expect(await countOf(passing, 'invitation.delivery_failed')).toBe(0);
});

test.each([
  [
    'revoked',
    (i: TestInvitation) => actAs(app, i.admin, (uow) => revokeTeamInvitation(uow, { invitationId: i.id })),
  ],
  ['accepted', async (i: TestInvitation) => void (await acceptLink(app, i.token('copied')))],
  ['past its end', (i: TestInvitation) => letExpire(app, i.id)],
  ['of a suspended partner', (i: TestInvitation) => setPartner(i, 'suspended')],
  ['of an archived partner', (i: TestInvitation) => setPartner(i, 'archived')],
])('an invitation that is %s by the time its job runs is not mailed', async (_, before) => {
  const invitation = await anInvitation(app);
  await before(invitation);
  await office.deliver();
  expect(mailsTo(invitation.email)).toEqual([]);
  expect(await deliveryOf(invitation)).toMatchObject({ sent_count: 0 });
});

const setPartner = (i: TestInvitation, status: string) =>
  app.peek('update partners set status = $2 where id = $1', [i.admin.partner.id, status]);

test('a superseded generation still in the queue is not mailed, the newest is', async () => {
  const invitation = await anInvitation(app);
  await actAs(app, invitation.admin, (uow) => resendTeamInvitation(uow, { invitationId: invitation.id }));
  await office.deliver();
  expect(mailsTo(invitation.email).map(({ link }) => link)).toEqual([
    `${publicUrl}/accept#token=${invitation.token('mailed', 2)}`,
  ]);
});

const ask = (token: string) => requestNewLink(acceptDeps(app), systemOrigin('test'), token);

test('the holder of an expired invitation can have its inviter notified, once for each link', async () => {
  const invitation = await anInvitation(app);
  await office.deliver();
  await letExpire(app, invitation.id);
  await Promise.all(Array.from({ length: 6 }, () => ask(invitation.token())));
  await office.deliver();
  const [notice, ...more] = mailsTo(invitation.admin.email);
  expect(more).toEqual([]);
  expect(notice?.text).toContain(invitation.email);
  expect(notice?.text).not.toContain(invitation.token());
  expect(await countOf(invitation, 'invitation.new_link_requested')).toBe(1);
  await app.peek(
    "set session_replication_role = replica; update audit_events set at = at - interval '61 minutes'; set session_replication_role = origin",
  );
  await ask(invitation.token());
  await office.deliver();
  expect(mailsTo(invitation.admin.email)).toHaveLength(1);
  await actAs(app, invitation.admin, (uow) => resendTeamInvitation(uow, { invitationId: invitation.id }));
  await letExpire(app, invitation.id);
  await Promise.all([1, 2].map((generation) => ask(invitation.token('mailed', generation))));
  await office.deliver();
  expect(mailsTo(invitation.admin.email)).toHaveLength(2);
});

test.each([
  ['nonsense', () => 'nonsense'],
  ['forged', (i: TestInvitation) => i.token().slice(0, -3) + 'AAA'],
  ['of an older generation', (i: TestInvitation) => i.token('mailed', 0)],
  ['still good', (i: TestInvitation) => i.token()],
])('a token that is %s gets the same answer and notifies nobody', async (what, token) => {
  const invitation = await anInvitation(app);
  await letExpire(app, invitation.id, what === 'still good' ? -1_000 : 1);
  await office.deliver();
  expect(await ask(token(invitation))).toBeUndefined();
  await office.deliver();
  expect(mailsTo(invitation.admin.email)).toEqual([]);
  expect(await countOf(invitation, 'invitation.new_link_requested')).toBe(0);
});

test('an inviter who is no longer an administrator is not notified', async () => {
  const invitation = await anInvitation(app);
  await letExpire(app, invitation.id);
  const other = await aPartnerAdmin(app, invitation.admin.partner);
  await actAs(app, other, (uow) =>
    changeMemberRole(uow, { memberId: invitation.admin.membershipId, role: 'partner_user' }),
  );
  await ask(invitation.token());
  await office.deliver();
  expect(mailsTo(invitation.admin.email)).toEqual([]);
});
