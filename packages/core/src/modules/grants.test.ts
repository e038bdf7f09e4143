import type { Action, CommandAction, Grant } from '@gatehouse/policy';
import { expect, expectTypeOf, test } from 'vitest';
import type { ClientTenant, TeamTenant, UnitOfWork } from '../platform/index.ts';
import { enqueueResetOf } from './accounts/index.ts';
import { deleteAssignmentsOf } from './clients/index.ts';
import { deleteAssignment, insertAssignment, writeSupportContact } from './clients/use-cases/assignments.ts';
import { createClient, writeClient } from './clients/use-cases/manage-client.ts';
import {
  writeDeactivation,
  writeDescription,
  writeReactivation,
  writeRemoval,
  writeRole,
  type Member,
} from './identity/index.ts';
import {
  changeInvitationRole,
  copyInvitationLink,
  createInvitations,
  resendInvitation,
  revokeInvitation,
} from './invitations/index.ts';
import { updateSettings } from './partners/index.ts';
import {
  endSessionsOfMembership,
  revokeSessionOfMembership,
  revokeSessionsOfMembership,
} from './sessions/index.ts';

/** Every function that writes on behalf of a membership. Its second parameter is the grant, and it writes the grant's subject. */
const writers = {
  changeInvitationRole,
  copyInvitationLink,
  createClient,
  createInvitations,
  deleteAssignment,
  deleteAssignmentsOf,
  endSessionsOfMembership,
  enqueueResetOf,
  insertAssignment,
  resendInvitation,
  revokeInvitation,
  revokeSessionOfMembership,
  revokeSessionsOfMembership,
  updateSettings,
  writeClient,
  writeDeactivation,
  writeDescription,
  writeReactivation,
  writeRemoval,
  writeRole,
  writeSupportContact,
};
type Writers = typeof writers;
type GrantOf<W extends keyof Writers> = Parameters<Writers[W]>[1];
type ActionOf<W extends keyof Writers> = GrantOf<W>['action'];

test('every command of the policy ends in a writer that demands its grant', () => {
  // A new command without a writer, or a writer that accepts any grant, does not compile here.
  expectTypeOf<Exclude<CommandAction, ActionOf<keyof Writers>>>().toEqualTypeOf<never>();
  type TakesAny = { [W in keyof Writers]: Action extends ActionOf<W> ? W : never }[keyof Writers];
  expectTypeOf<TakesAny>().toEqualTypeOf<never>();
  expect(Object.values(writers).every((writer) => writer.length >= 2)).toBe(true);
});

test('a grant carries the kind of subject its writer changes', () => {
  expectTypeOf<Grant<'clientUsers.changeRole', Member>>().toExtend<GrantOf<'writeRole'>>();
  // The right action, for a tenant instead of a member of it.
  expectTypeOf<Grant<'clientUsers.changeRole', ClientTenant>>().not.toExtend<GrantOf<'writeRole'>>();
  // Another action, for the right member.
  expectTypeOf<Grant<'clientUsers.update', Member>>().not.toExtend<GrantOf<'writeRole'>>();
  // One surface's action, for the other surface's tenant.
  expectTypeOf<Grant<'partnerTeam.invite', TeamTenant>>().toExtend<GrantOf<'createInvitations'>>();
  expectTypeOf<Grant<'partnerTeam.invite', ClientTenant>>().not.toExtend<GrantOf<'createInvitations'>>();
});

/** Never called: the type check is red when one of these compiles. */
export function refusedByTheTypeCheck(uow: UnitOfWork, member: Member): unknown[] {
  const { grant } = uow.require('clientUsers.update', member);
  const { grant: forTenant } = uow.require('clientUsers.changeRole', { partnerId: member.partnerId });
  return [
    // @ts-expect-error -- no grant at all
    writeRole(uow, 'client_staff'),
    // @ts-expect-error -- a member is no grant
    writeRole(uow, member, 'client_staff'),
    // @ts-expect-error -- a grant for another action
    writeRole(uow, grant, 'client_staff'),
    // @ts-expect-error -- a grant for the tenant, and another member beside it
    writeRole(uow, forTenant, member, 'client_staff'),
    // @ts-expect-error -- grants are made by the policy alone
    writeRole(uow, { action: 'clientUsers.changeRole', subject: member }, 'client_staff'),
    // @ts-expect-error -- a query's grant writes nothing
    endSessionsOfMembership(uow, uow.require('clientUsers.get', member).grant),
    // @ts-expect-error -- what was not found has no grant
    writeRemoval(uow, uow.require('clientUsers.remove', null).grant),
  ];
}
