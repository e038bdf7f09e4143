import type { CommandAction, Grant } from '@gatehouse/policy';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  aClient,
  actAs,
  aMember,
  aPartnerAdmin,
  openTestApp,
  refusalOf,
  type TestApp,
  type TestMember,
} from '../../testing/index.ts';
import type { ClientTenant, UnitOfWork } from '../../platform/index.ts';
import { ClientEntity } from './persistence/client.entity.ts';
import { deleteAssignment, writeSupportContact } from './use-cases/assignments.ts';
import { writeClient } from './use-cases/manage-client.ts';

// As for the people of clients: an administrator of the partner may act on both clients, so only the writers keep them apart.

let app: TestApp;
let admin: TestMember;
let bob: TestMember;
let asked: ClientTenant;
let other: ClientTenant & { readonly code: string; readonly businessName: string };
beforeAll(async () => {
  app = await openTestApp();
  admin = await aPartnerAdmin(app);
  const partnerId = admin.partner.id;
  bob = await aMember(app, { partner: admin.partner });
  asked = { partnerId, clientId: (await aClient(app, admin)).id };
  const { id: clientId, code, businessName } = await aClient(app, admin, { contacts: [bob] });
  other = { partnerId, clientId, code, businessName };
});
afterAll(() => app.close());

/** Asks the policy about the one client, with a subject that names the other one. */
const write = <A extends CommandAction, S extends object>(
  action: A,
  find: (uow: UnitOfWork) => Promise<S>,
  writer: (uow: UnitOfWork, grant: Grant<A, S & ClientTenant>) => unknown,
) =>
  actAs(app, admin, async (uow) => {
    await writer(uow, uow.require(action, { ...(await find(uow)), ...asked }).grant);
  });
const client = async (uow: UnitOfWork) => ({
  client: await uow.em.findOneOrFail(ClientEntity, { id: other.clientId }),
});
const assignment = async () => ({
  client: { id: other.clientId, code: other.code, businessName: other.businessName },
  member: { id: bob.membershipId, name: bob.name, email: bob.email },
  supportContact: true,
});

test.each<[string, () => Promise<void>]>([
  [
    'record',
    () => write('clients.setStatus', client, (uow, grant) => writeClient(uow, grant, { status: 'paused' })),
  ],
  ['assignment', () => write('clients.unassign', assignment, deleteAssignment)],
  [
    'support contact',
    () =>
      write('clients.setSupportContact', assignment, (uow, grant) => writeSupportContact(uow, grant, false)),
  ],
])('a grant for one client writes no %s of another', async (_, attempt) => {
  const rows = () =>
    app.peek(
      `select to_jsonb(c) as client, (select jsonb_agg(a) from client_assignments a where a.client_id = c.id) as assignments
         from clients c where id = $1`,
      [other.clientId],
    );
  const before = await rows();
  expect(await refusalOf(attempt())).toBe('not_found');
  expect(await rows()).toEqual(before);
});
