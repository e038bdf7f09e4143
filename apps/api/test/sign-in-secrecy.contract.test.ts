import { aMember, type TestApp } from '@gatehouse/core/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Called } from './harness/client.ts';
import { openTestPortal, type Portal } from './harness/portal.ts';

// Nothing in the answer to a sign-in reveals whether an address has an account: text, status, headers, the work done for it (SECURITY R03).
// `npm run test:load` measures what response times reveal.

let app: TestApp;
let portal: Portal;
beforeAll(async () => {
  ({ app, portal } = await openTestPortal({ rateLimitScale: 1_000 }));
});
afterAll(async () => {
  await portal.close();
  await app.close();
});

const wrong = 'certainly not the password';
const attempt = (email: string) => portal.visitor().signIn(email, wrong);

/** Everything visible of an answer, except what differs between any two requests. */
function visible({ status, headers, text, error }: Called<unknown>) {
  const { date: _, 'x-request-id': __, ...rest } = headers;
  return { status, headers: rest, text: text.replaceAll(error?.data.requestId ?? '-', 'ID') };
}

test('a wrong password, an unknown address, a removed membership: one answer', async () => {
  const [known, removed] = [await aMember(app), await aMember(app)];
  await app.peek("update memberships set status = 'removed' where id = $1", [removed.membershipId]);
  const [one, ...others] = [
    await attempt(known.email),
    await attempt('nobody@nowhere.test'),
    await attempt(removed.email),
    await attempt('no address at all'),
    await attempt(known.email),
  ].map(visible);
  expect(one?.status).toBe(401);
  for (const other of others) expect(other).toEqual(one);
});

test('an address without an account causes the same work: the same statements, in the same order', async () => {
  const { email } = await aMember(app);
  const statementsOf = async (address: string) => {
    app.takeStatements();
    await attempt(address);
    // The text of a statement contains the scope's ids.
    return app.takeStatements().map((sql) => sql.replaceAll(/'[0-9a-f-]{36}'/g, "''"));
  };
  // The first refusal of an address within a minute has an event of its own; the second one is counted with it.
  for (const turn of ['first', 'second']) {
    const unknown = await statementsOf('never-seen@nowhere.test');
    expect(unknown.length).toBeGreaterThan(0);
    expect({ turn, statements: await statementsOf(email) }).toEqual({ turn, statements: unknown });
  }
});
