import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  aClientInvitation,
  aClientTeam,
  acceptLink,
  actAs,
  aMember,
  openTestApp,
  type TestApp,
} from '../../testing/index.ts';
import { updateClientUser } from './index.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

const called = (membershipId: string) =>
  app.peek<{ name: string; phone: string | null; search: string }>(
    'select name, phone, search from memberships where id = $1',
    [membershipId],
  );
const ownerOf = async (membershipId: string) => {
  const [row] = await app.peek<{ user_id: string }>('select user_id from memberships where id = $1', [
    membershipId,
  ]);
  return row?.user_id ?? '';
};

test.each([false, true])(
  'a person whom the partner renamed has that name at its next client too (a membership elsewhere: %s)',
  async (elsewhere) => {
    const team = await aClientTeam(app);
    const sibling = await aClientTeam(app, { agent: team.agent });
    const person = elsewhere ? await aMember(app, { name: 'Carol Whitfield' }) : undefined;
    const known = person ? { email: person.email } : {};
    const first = await aClientInvitation(app, team.clientId, { by: team.agent, ...known });
    const { membershipId } = await acceptLink(app, first.token(), person);
    const renamed = { memberId: membershipId, displayName: 'Renamed By Agency', phone: '+49 30 1234' };
    await actAs(app, team.agent, (uow) => updateClientUser(uow, renamed));
    const second = await aClientInvitation(app, sibling.clientId, { by: team.agent, email: first.email });
    const joined = await acceptLink(app, second.token(), { userId: await ownerOf(membershipId) });
    const [there, before] = [await called(joined.membershipId), await called(membershipId)];
    expect(there).toMatchObject([{ name: 'Renamed By Agency', phone: '+49 30 1234' }]);
    expect(there.map(({ search }) => search.includes('renamed'))).toEqual(
      before.map(({ search }) => search.includes('renamed')),
    );
  },
);

test('another partner uses the name of the account', async () => {
  const person = await aMember(app, { name: 'Carol Whitfield' });
  const team = await aClientTeam(app);
  const invitation = await aClientInvitation(app, team.clientId, { by: team.agent, email: person.email });
  const { membershipId } = await acceptLink(app, invitation.token(), person);
  expect(await called(membershipId)).toMatchObject([{ name: 'Carol Whitfield', phone: null }]);
});
