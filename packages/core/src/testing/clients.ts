import type { ClientRole } from '@gatehouse/policy';
import { assignMember, provisionClient } from '../modules/clients/index.ts';
import type { ClientRow } from '../modules/clients/contract.ts';
import { createAccount, hashPassword } from '../modules/identity/index.ts';
import { newId, systemOrigin } from '../platform/index.ts';
import { actAs, testPassword, type TestMember } from './factories.ts';
import type { TestHouse } from './test-house.ts';

let count = 0;

/** A client provisioned by this administrator; the support contacts and members given are assigned to it. */
export async function aClient(
  house: TestHouse,
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
  const client = await actAs(house, admin, (uow) =>
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
      await actAs(house, admin, (uow) =>
        assignMember(uow, { clientId: client.id, memberId, supportContact }),
      );
    }
  }
  return client;
}

/** A client's own user; the membership comes by SQL, whole with the columns outside programs know. Answers the address. */
export async function aCustomer(
  house: TestHouse,
  clientId: string,
  role: ClientRole = 'client_admin',
): Promise<string> {
  count += 1;
  const email = `customer${count}@example.test`;
  const userId = newId();
  const passwordHash = await hashPassword(testPassword);
  const context = { actor: { kind: 'system', name: 'test' } as const, origin: systemOrigin('test') };
  await house.runUnit({ ...context, scope: { userId } }, (uow) =>
    createAccount(uow, { id: userId, email, displayName: 'A Customer', passwordHash, emailProven: true }),
  );
  await house.peek(
    `insert into memberships (id, user_id, partner_id, client_id, role)
      select $1, $2, partner_id, id, $3 from clients where id = $4`,
    [newId(), userId, role, clientId],
  );
  return email;
}
