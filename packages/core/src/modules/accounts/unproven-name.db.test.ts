import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemOrigin } from '../../platform/index.ts';
import {
  aClientInvitation,
  aClientTeam,
  acceptLink,
  openTestHouse,
  type TestHouse,
} from '../../testing/index.ts';
import { wipeUnprovenCredentials } from './use-cases/wipe-unproven-credentials.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.close());

test('what a squatter said of themselves does not outlive the wipe', async () => {
  const team = await aClientTeam(house);
  const invitation = await aClientInvitation(house, team.clientId, {
    by: team.agent,
    email: 'dana.reed@acme.test',
  });
  const { membershipId } = await acceptLink(house, invitation.token('copied'));
  const [owner] = await house.peek<{ user_id: string }>('select user_id from memberships where id = $1', [
    membershipId,
  ]);
  const userId = owner?.user_id ?? '';
  await house.peek("update users set phone = '+49 30 666' where id = $1", [userId]);
  await house.runUnit(
    { actor: { kind: 'system', name: 'test' }, origin: systemOrigin('test'), scope: { userId } },
    (uow) => wipeUnprovenCredentials(uow, userId),
  );
  expect(await house.peek('select display_name, phone from users where id = $1', [userId])).toEqual([
    { display_name: 'dana.reed', phone: null },
  ]);
  expect(await house.peek('select name, phone from memberships where id = $1', [membershipId])).toMatchObject(
    [{ name: 'dana.reed', phone: null }],
  );
});
