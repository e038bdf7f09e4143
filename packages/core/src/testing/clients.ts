import type { ActiveMembership, ClientRole, UserActor } from '@gatehouse/policy';
import { assignMember, provisionClient } from '../modules/clients/index.ts';
import type { ClientRow } from '../modules/clients/contract.ts';
import { createAccount, hashPassword } from '../modules/identity/index.ts';
import { newId, systemOrigin } from '../platform/index.ts';
import { actAs, testPassword, type TestMember } from './factories.ts';
import type { TestApp } from './test-app.ts';

let count = 0;
let hashed: Promise<string> | undefined;

/** A client provisioned by this administrator. The given support contacts and members are assigned to it. */
export async function aClient(
  app: TestApp,
  admin: TestMember,
  given: {
    code?: string;
    businessName?: string;
    domain?: string;
    contactName?: string;
    businessEmail?: string;
    contacts?: readonly TestMember[];
    members?: readonly TestMember[];
  } = {},
): Promise<ClientRow> {
  count += 1;
  const { contacts = [], members = [], ...profile } = given;
  const client = await actAs(app, admin, (uow) =>
    provisionClient(uow, {
      code: `client-${count}`,
      businessName: `Client ${count}`,
      domain: `client${count}.test`,
      contactName: `Contact ${count}`,
      businessEmail: `office@client${count}.test`,
      timezone: 'Europe/Berlin',
      ...profile,
    }),
  );
  for (const [supportContact, list] of [[true, contacts] as const, [false, members] as const]) {
    for (const { membershipId: memberId } of list) {
      await actAs(app, admin, (uow) => assignMember(uow, { clientId: client.id, memberId, supportContact }));
    }
  }
  return client;
}

export interface TestClientUser {
  readonly membershipId: string;
  readonly userId: string;
  readonly email: string;
  readonly name: string;
  readonly role: ClientRole;
  /** The actor of this person once signed in, with the permissions at the time the person was created. */
  readonly actor: UserActor;
}

/** A client's own user with an account. The membership is inserted by SQL, including the columns that outside programs know. */
export async function aClientUser(
  app: TestApp,
  clientId: string,
  given: { role?: ClientRole; name?: string; email?: string; emailProven?: boolean } = {},
): Promise<TestClientUser> {
  count += 1;
  const { role = 'client_admin', name = 'A Customer', emailProven = true } = given;
  const { email = `customer${count}@example.test` } = given;
  const [userId, membershipId] = [newId(), newId()];
  const passwordHash = await (hashed ??= hashPassword(testPassword));
  const context = { actor: { kind: 'system', name: 'test' } as const, origin: systemOrigin('test') };
  await app.transact({ ...context, scope: { userId } }, (uow) =>
    createAccount(uow, { id: userId, email, displayName: name, passwordHash, emailProven }),
  );
  await app.peek(
    `insert into memberships (id, user_id, partner_id, client_id, role)
      select $1, $2, partner_id, id, $3 from clients where id = $4`,
    [membershipId, userId, role, clientId],
  );
  const [tenant] = await app.peek<ClientPlace>(
    `select c.partner_id as "partnerId", c.id as "clientId", p.status as "partnerStatus", c.status as "clientStatus",
       permissions_of(c) as "clientPermissions"
       from clients c join partners p on p.id = c.partner_id where c.id = $1`,
    [clientId],
  );
  if (!tenant) throw new Error('There is no such client.');
  const actor: UserActor = {
    kind: 'user',
    userId,
    name,
    email,
    sessionId: newId(),
    mfaEnrolmentRequired: false,
    membership: { id: membershipId, role, ...tenant },
  };
  return { membershipId, userId, email, name, role, actor };
}

type ClientPlace = Omit<ActiveMembership, 'id' | 'role'>;

/** The same; returns the address only. */
export const aCustomer = async (app: TestApp, clientId: string, role?: ClientRole): Promise<string> =>
  (await aClientUser(app, clientId, role ? { role } : {})).email;
