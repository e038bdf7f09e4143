import type { CommandAction, Grant } from '@gatehouse/policy';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  aClient,
  aClientInvitation,
  aClientUser,
  actAs,
  aPartnerAdmin,
  openTestApp,
  refusalOf,
  type TestApp,
  type TestMember,
} from '../../testing/index.ts';
import type { ClientTenant, UnitOfWork } from '../../platform/index.ts';
import {
  findMember,
  writeDeactivation,
  writeDescription,
  writeReactivation,
  writeRemoval,
  writeRole,
} from '../identity/index.ts';
import {
  changeInvitationRole,
  findInvitation,
  resendInvitation,
  revokeInvitation,
} from '../invitations/index.ts';

// An administrator of the partner may act on both clients, so neither the policy nor row-level security separates them. Only the writer
// keeps a grant for one client from changing the other: it changes a row of its grant's tenant, whatever row the subject names.

let app: TestApp;
let admin: TestMember;
let asked: ClientTenant;
let other: ClientTenant;
let memberId: string;
let invitationId: string;
beforeAll(async () => {
  app = await openTestApp();
  admin = await aPartnerAdmin(app);
  const partnerId = admin.partner.id;
  asked = { partnerId, clientId: (await aClient(app, admin)).id };
  other = { partnerId, clientId: (await aClient(app, admin)).id };
  ({ membershipId: memberId } = await aClientUser(app, other.clientId, { role: 'client_staff' }));
  ({ id: invitationId } = await aClientInvitation(app, other.clientId, { by: admin }));
});
afterAll(() => app.close());

/** Everything of the other client that a writer could have changed. */
const rowsOfOther = () =>
  app.peek(
    `select (select to_jsonb(m) from memberships m where id = $1) as member,
       (select to_jsonb(i) from invitations i where id = $2) as invitation`,
    [memberId, invitationId],
  );

/** Names a row of the other client, asks the policy about the one client, and writes with that grant. */
const write = <A extends CommandAction, S extends object>(
  action: A,
  find: (uow: UnitOfWork) => Promise<S | null>,
  writer: (uow: UnitOfWork, grant: Grant<A, S & ClientTenant>) => unknown,
) =>
  actAs(app, admin, async (uow) => {
    const row = await find(uow);
    if (!row) throw new Error('The row that must not be written is not even there.');
    await writer(uow, uow.require(action, { ...row, ...asked }).grant);
  });
const member = (uow: UnitOfWork) => findMember(uow, other, memberId);
const invitation = (uow: UnitOfWork) => findInvitation(uow, other, invitationId);
const described = { displayName: 'Somebody Else', phone: null };

test.each<[string, () => Promise<void>]>([
  [
    'role',
    () => write('clientUsers.changeRole', member, (uow, grant) => writeRole(uow, grant, 'client_admin')),
  ],
  ['deactivation', () => write('clientUsers.deactivate', member, writeDeactivation)],
  ['reactivation', () => write('clientUsers.reactivate', member, writeReactivation)],
  ['removal', () => write('clientUsers.remove', member, writeRemoval)],
  [
    'description',
    () =>
      write('clientUsers.update', member, (uow, grant) =>
        writeDescription(uow, grant, described, { before: {}, after: described }),
      ),
  ],
  ['revocation', () => write('clientUsers.revokeInvitation', invitation, revokeInvitation)],
  ['resending', () => write('clientUsers.resendInvitation', invitation, resendInvitation)],
  [
    'invitation’s role',
    () =>
      write('clientUsers.changeInvitationRole', invitation, (uow, grant) =>
        changeInvitationRole(uow, grant, 'client_admin'),
      ),
  ],
])('a grant for one client writes no %s of another', async (_, attempt) => {
  const before = await rowsOfOther();
  expect(await refusalOf(attempt())).toBe('not_found');
  expect(await rowsOfOther()).toEqual(before);
});

test('with a grant for exactly that client all of them are written', async () => {
  const own = <A extends CommandAction>(
    action: A,
    writer: (uow: UnitOfWork, grant: Grant<A, NonNullable<Awaited<ReturnType<typeof member>>>>) => unknown,
  ) => actAs(app, admin, async (uow) => writer(uow, uow.require(action, await member(uow)).grant));
  await own('clientUsers.changeRole', (uow, grant) => writeRole(uow, grant, 'client_admin'));
  await own('clientUsers.deactivate', writeDeactivation);
  expect(await rowsOfOther()).toMatchObject([{ member: { role: 'client_admin', status: 'deactivated' } }]);
});
