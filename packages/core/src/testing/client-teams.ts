import { clientRoles, type ClientPermission, type ClientRole } from '@gatehouse/policy';
import { updatePermissions } from '../modules/clients/index.ts';
import { aClient, aClientUser, type TestClientUser } from './clients.ts';
import { actAs, aPartnerAdmin, type TestMember } from './factories.ts';
import type { TestHouse } from './test-house.ts';

export interface ClientTeam {
  /** An administrator of the client's partner. */
  readonly agent: TestMember;
  readonly clientId: string;
  readonly businessName: string;
  /** The client's own administrator. */
  readonly boss: TestClientUser;
}

/** A client with an administrator of its own, of a fresh partner or the one given. It manages itself and has every role on offer. */
export async function aClientTeam(
  house: TestHouse,
  given: { agent?: TestMember; managesItself?: boolean } = {},
): Promise<ClientTeam> {
  const agent = given.agent ?? (await aPartnerAdmin(house));
  const { id, businessName } = await aClient(house, agent);
  const team = { agent, clientId: id };
  await offerRoles(house, team, clientRoles);
  await permit(house, team, 'manage_users', given.managesItself ?? true);
  return { ...team, businessName, boss: await aClientUser(house, id) };
}

type Agency = Pick<ClientTeam, 'agent' | 'clientId'>;

/** Switches one permission of a client, as its partner's administrator does. */
export async function permit(
  house: TestHouse,
  { agent, clientId }: Agency,
  permission: ClientPermission,
  on: boolean,
): Promise<void> {
  await actAs(house, agent, (uow) => updatePermissions(uow, { clientId, permissions: { [permission]: on } }));
}

/** Which roles the client has on offer from now on. */
export async function offerRoles(
  house: TestHouse,
  { agent, clientId }: Agency,
  roles: readonly ClientRole[],
): Promise<void> {
  await actAs(house, agent, (uow) => updatePermissions(uow, { clientId, rolesOnOffer: [...roles] }));
}
