import { testPassword } from '@gatehouse/core/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually } from './harness/eventually.ts';
import {
  loseHeartbeats,
  mailsTo,
  openInstallation,
  retryNow,
  type Installation,
} from './harness/installation.ts';
import { killAll } from './harness/process.ts';

let installation: Installation;

beforeAll(async () => {
  installation = await openInstallation();
});
afterAll(async () => {
  await killAll();
  await installation.close();
});

test('killed while thirty invitations are created and mailed: every answered one is stored once and mailed', async () => {
  const { app, mailbox, team } = installation;
  const gatehouse = await installation.start();
  const admin = gatehouse.visitor();
  await admin.signIn(team.admin.email, testPassword);
  const addresses = Array.from({ length: 30 }, (_, index) => `crash${index}@crash.test`);
  const answered: string[] = [];
  const calls = addresses.map(async (email) => {
    try {
      const { outcome } = await admin.mutate('partnerTeam.invite', { emails: [email], role: 'partner_user' });
      if (outcome === 'ok') answered.push(email);
    } catch {
      // The kill cut it off: nobody got an answer.
    }
  });
  await eventually(
    'some answered and some mailed',
    () => answered.length >= 12 && mailbox.mails().length >= 1,
  );
  gatehouse.kill('SIGKILL');
  expect(await gatehouse.exited).toBe('killed');
  await Promise.all(calls);
  const mailedBefore = mailbox.mails().length;
  await loseHeartbeats(installation);

  const again = await installation.start();
  const rows = await app.peek<{ email: string }>(
    "select email from invitations where email like '%@crash.test'",
  );
  const stored = rows.map(({ email }) => email);
  expect(new Set(stored).size).toBe(stored.length);
  expect(answered.filter((email) => !stored.includes(email))).toEqual([]);
  const created = await app.peek(
    "select 1 from audit_events where action = 'invitation.created' and subject_label like '%@crash.test'",
  );
  expect(created).toHaveLength(stored.length);

  // Jobs that were running at the kill are found by their missing heartbeat, and are tried again. A mail that was already sent is sent again.
  await eventually(
    'every mail',
    async () => {
      await retryNow(installation);
      return stored.every((email) => mailsTo(installation, email) > 0);
    },
    90_000,
  );
  expect(mailedBefore).toBeLessThanOrEqual(stored.length);
  for (const email of stored) {
    const mails = mailbox.mails().filter(({ to }) => to.includes(email));
    expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(1);
    expect(new Set(mails.map(({ link }) => link?.split('#')[1])).size).toBe(1);
  }
  await eventually(
    'the notes of it',
    async () => {
      await retryNow(installation);
      const open = await app.peek(
        "select 1 from invitations where email like '%@crash.test' and delivery_status <> 'sent'",
      );
      return open.length === 0;
    },
    90_000,
  );
  again.kill('SIGTERM');
  expect(await again.exited).toBe(0);
}, 220_000);
