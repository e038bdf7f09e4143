import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  aClient,
  aClientInvitation,
  aClientTeam,
  aClientUser,
  actAs,
  actionsOf,
  aMember,
  anInvitation,
  aPartnerAdmin,
  letExpire,
  openTestApp,
  refusalOf,
  type TestApp,
  type TestMember,
} from '../../testing/index.ts';
import { checkClientAddresses } from '../client-users/index.ts';
import { checkTeamAddresses, removeMember } from '../partner-team/index.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

type Acting = Pick<TestMember, 'actor'>;
const checkTeam = async (by: Acting, emails: string[]) =>
  (await actAs(app, by, (uow) => checkTeamAddresses(uow, { emails }))).results;
const checkClient = async (by: Acting, clientId: string, emails: string[]) =>
  (await actAs(app, by, (uow) => checkClientAddresses(uow, { clientId, emails }))).results;

test('each address of a team gets the outcome it would have, in order, and nothing is written', async () => {
  const admin = await aPartnerAdmin(app);
  const { partner } = admin;
  const off = await aMember(app, { partner });
  await app.peek("update memberships set status = 'deactivated' where id = $1", [off.membershipId]);
  const removed = await aMember(app, { partner });
  await actAs(app, admin, (uow) => removeMember(uow, { memberId: removed.membershipId }));
  const elsewhere = await aMember(app);
  const waiting = await anInvitation(app, { admin });
  const expired = await anInvitation(app, { admin });
  await letExpire(app, expired.id);
  const invitedElsewhere = await anInvitation(app);
  const client = await aClientUser(app, (await aClient(app, admin)).id);
  const before = await actionsOf(app, partner.id);

  const results = await checkTeam(admin, [
    admin.email.toUpperCase(),
    ` ${admin.email}`,
    off.email,
    removed.email,
    elsewhere.email,
    waiting.email,
    expired.email,
    invitedElsewhere.email,
    client.email,
    'nonsense',
    '',
  ]);
  expect(results).toEqual([
    { email: admin.email, outcome: 'already_member' },
    { email: off.email, outcome: 'already_member' },
    { email: removed.email, outcome: 'invited' },
    { email: elsewhere.email, outcome: 'invited' },
    { email: waiting.email, outcome: 'already_invited', invitationId: waiting.id },
    { email: expired.email, outcome: 'invited' },
    { email: invitedElsewhere.email, outcome: 'invited' },
    { email: client.email, outcome: 'invited' },
    { email: 'nonsense', outcome: 'invalid' },
    { email: '', outcome: 'invalid' },
  ]);
  expect(await actionsOf(app, partner.id)).toEqual(before);
});

test('fifty addresses take as many statements as one', async () => {
  const admin = await aPartnerAdmin(app);
  const statementsFor = async (count: number) => {
    app.takeStatements();
    await checkTeam(
      admin,
      Array.from({ length: count }, (_, n) => `check${n}@example.test`),
    );
    return app.takeStatements().length;
  };
  expect(await statementsFor(50)).toBe(await statementsFor(1));
});

describe('of a client', () => {
  test('the partner and the client learn the same; another client of theirs is another tenant', async () => {
    const team = await aClientTeam(app);
    const waiting = await aClientInvitation(app, team.clientId, { by: team.agent });
    const sibling = await aClientTeam(app, { agent: team.agent });
    const emails = [team.boss.email, waiting.email, sibling.boss.email, team.agent.email, 'nonsense'];
    for (const by of [team.agent, team.boss])
      expect(await checkClient(by, team.clientId, emails)).toEqual([
        { email: team.boss.email, outcome: 'already_member' },
        { email: waiting.email, outcome: 'already_invited', invitationId: waiting.id },
        { email: sibling.boss.email, outcome: 'invited' },
        { email: team.agent.email, outcome: 'invited' },
        { email: 'nonsense', outcome: 'invalid' },
      ]);
  });

  test('a community manager, who sees nobody, learns only whether addresses are well-formed', async () => {
    const team = await aClientTeam(app);
    const gus = await aClientUser(app, team.clientId, { role: 'community_manager' });
    const waiting = await aClientInvitation(app, team.clientId, { by: team.boss });
    const emails = [team.boss.email, waiting.email, 'nonsense'];
    expect((await checkClient(gus, team.clientId, emails)).map(({ outcome }) => outcome)).toEqual([
      'invited',
      'invited',
      'invalid',
    ]);
  });

  test('a client that is foreign or not the own one is not found', async () => {
    const [team, other] = [await aClientTeam(app), await aClientTeam(app)];
    const sibling = await aClientTeam(app, { agent: team.agent });
    for (const [by, clientId] of [
      [team.agent, other.clientId],
      [team.boss, sibling.clientId],
      [team.agent, '01900000-0000-7000-8000-0000deadbeef'],
    ] as const)
      expect(await refusalOf(checkClient(by, clientId, ['a@example.test']))).toBe('not_found');
  });
});
