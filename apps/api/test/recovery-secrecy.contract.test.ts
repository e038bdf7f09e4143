import { aMember, openMailServer, openTestApp, type MailServer, type TestApp } from '@gatehouse/core/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPortal, type Portal } from './harness/portal.ts';

// The work for an answer must not reveal whether an account exists (SECURITY R03): a job sends the mail, for every address. `npm run
// test:load` measures what response times reveal, idle and under load.
let app: TestApp;
let office: MailServer;
let portal: Portal;
beforeAll(async () => {
  app = await openTestApp();
  office = await openMailServer(app);
  portal = await openPortal(app, { rateLimitScale: 100 });
});
afterAll(async () => {
  await portal.close();
  await office.close();
  await app.close();
});

/** The statements of the request alone. The scope's ids in them are blanked. */
async function statementsOf(email: string): Promise<string[]> {
  app.takeStatements();
  const { status } = await portal.visitor().mutate('auth.requestPasswordReset', { email });
  expect(status).toBe(200);
  return app.takeStatements().map((sql) => sql.replaceAll(/'[0-9a-f-]{36}'/g, "''"));
}

test('every address causes the same work, asked once or twice, and the mail is made after the answer', async () => {
  const { email } = await aMember(app);
  await statementsOf('warm-up@nowhere.test');
  const unknown = [await statementsOf('nobody@nowhere.test'), await statementsOf('nobody@nowhere.test')];
  const known = [await statementsOf(email), await statementsOf(email)];
  expect(unknown[0]?.length).toBeGreaterThan(0);
  expect(known).toEqual(unknown);
  expect(office.mailbox.mails()).toEqual([]);
  await office.deliver();
  const mail = await office.mailbox.waitFor(email);
  expect(mail.link).toContain('/reset#token=');
  expect(office.mailbox.mails().filter(({ to }) => to.includes('nobody@nowhere.test'))).toEqual([]);
});
