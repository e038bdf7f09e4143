import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemOrigin } from '../../platform/index.ts';
import {
  aClientInvitation,
  aClientTeam,
  acceptLink,
  openTestApp,
  type TestApp,
} from '../../testing/index.ts';
import { wipeUnprovenCredentials } from './use-cases/wipe-unproven-credentials.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

test('the wipe deletes what a squatter entered about themselves', async () => {
  const team = await aClientTeam(app);
  const invitation = await aClientInvitation(app, team.clientId, {
    by: team.agent,
    email: 'dana.reed@acme.test',
  });
  const { membershipId } = await acceptLink(app, invitation.token('copied'));
  const [owner] = await app.peek<{ user_id: string }>('select user_id from memberships where id = $1', [
    membershipId,
  ]);
  const userId = owner?.user_id ?? '';
  await app.peek("update users set phone = '+49 30 666' where id = $1", [userId]);
  await app.transact(
    { actor: { kind: 'system', name: 'test' }, origin: systemOrigin('test'), scope: { userId } },
    (uow) => wipeUnprovenCredentials(uow, userId),
  );
  expect(await app.peek('select display_name, phone from users where id = $1', [userId])).toEqual([
    { display_name: 'dana.reed', phone: null },
  ]);
  expect(await app.peek('select name, phone from memberships where id = $1', [membershipId])).toMatchObject([
    { name: 'dana.reed', phone: null },
  ]);
});
