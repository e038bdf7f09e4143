import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  aClientInvitation,
  aClientTeam,
  acceptLink,
  actAs,
  aMember,
  openTestHouse,
  type TestHouse,
} from '../../testing/index.ts';
import { updateClientUser } from './index.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.close());

const called = (membershipId: string) =>
  house.peek<{ name: string; phone: string | null; search: string }>(
    'select name, phone, search from memberships where id = $1',
    [membershipId],
  );
const ownerOf = async (membershipId: string) => {
  const [row] = await house.peek<{ user_id: string }>('select user_id from memberships where id = $1', [
    membershipId,
  ]);
  return row?.user_id ?? '';
};

test.each([false, true])(
  'somebody whom the partner renamed has that name at its next client too (a place elsewhere: %s)',
  async (elsewhere) => {
    const team = await aClientTeam(house);
    const sibling = await aClientTeam(house, { agent: team.agent });
    const person = elsewhere ? await aMember(house, { name: 'Carol Whitfield' }) : undefined;
    const known = person ? { email: person.email } : {};
    const first = await aClientInvitation(house, team.clientId, { by: team.agent, ...known });
    const { membershipId } = await acceptLink(house, first.token(), person);
    const renamed = { memberId: membershipId, displayName: 'Renamed By Agency', phone: '+49 30 1234' };
    await actAs(house, team.agent, (uow) => updateClientUser(uow, renamed));
    const second = await aClientInvitation(house, sibling.clientId, { by: team.agent, email: first.email });
    const joined = await acceptLink(house, second.token(), { userId: await ownerOf(membershipId) });
    const [there, before] = [await called(joined.membershipId), await called(membershipId)];
    expect(there).toMatchObject([{ name: 'Renamed By Agency', phone: '+49 30 1234' }]);
    expect(there.map(({ search }) => search.includes('renamed'))).toEqual(
      before.map(({ search }) => search.includes('renamed')),
    );
  },
);

test('another partner calls them what the account says', async () => {
  const person = await aMember(house, { name: 'Carol Whitfield' });
  const team = await aClientTeam(house);
  const invitation = await aClientInvitation(house, team.clientId, { by: team.agent, email: person.email });
  const { membershipId } = await acceptLink(house, invitation.token(), person);
  expect(await called(membershipId)).toMatchObject([{ name: 'Carol Whitfield', phone: null }]);
});
