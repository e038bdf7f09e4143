import { subjectOf, type CommandAction, type Grant, type Granted } from '@gatehouse/policy';
import {
  changedParts,
  newId,
  notFound,
  stale,
  violatesUnique,
  type Tenant,
  type UnitOfWork,
} from '../../../platform/index.ts';
import { lockActingPartner } from '../../identity/index.ts';
import { codeTaken } from '../clients.errors.ts';
import type {
  ClientRow,
  PermissionsOutput,
  ProvisionInput,
  SetStatusInput,
  UpdateClientInput,
  UpdatePermissionsInput,
} from '../contract.ts';
import { columnsOf, permissionsOf, storedPermissions } from '../domain/permissions.ts';
import { viewerOf } from '../domain/viewer.ts';
import { ClientEntity, type Client } from '../persistence/client.entity.ts';
import { findVisibleClient } from '../queries/visible-clients.ts';

/** Creates the client's record and nothing else: no users, no passwords, no numbers, no billing (PRODUCT §3.3). */
export async function provisionClient(transaction: UnitOfWork, input: ProvisionInput): Promise<ClientRow> {
  const { uow, partner } = await lockActingPartner(transaction);
  const { grant } = uow.require('clients.provision', { partnerId: partner.id });
  const client = await createClient(uow, grant, input);
  uow.audit({ action: 'client.provisioned', ...aboutClient(client), details: { after: input } });
  return getChangedClient(uow, client);
}

/**
 * Changes the given settings. Fields that are left out keep their value. @throws stale when the stored version differs from the given one
 */
export async function updateClient(
  transaction: UnitOfWork,
  { clientId, version, ...given }: UpdateClientInput,
): Promise<ClientRow> {
  const { uow } = await lockActingPartner(transaction);
  const { grant, subject } = await requireClient(uow, 'clients.update', clientId);
  const { client } = subject;
  if (version !== undefined && version !== client.version) throw stale();
  const { code, businessName, domain, contactName, businessEmail, timezone } = client;
  const change = changedParts({ code, businessName, domain, contactName, businessEmail, timezone }, given);
  if (change) {
    await writeClient(uow, grant, change.after);
    uow.audit({ action: 'client.updated', ...aboutClient(client), details: change });
  }
  return getChangedClient(uow, client);
}

/** Sets any of the four statuses, from any of the four. It takes effect with the next request of the client's people. */
export async function setClientStatus(
  transaction: UnitOfWork,
  { clientId, status }: SetStatusInput,
): Promise<ClientRow> {
  const { uow } = await lockActingPartner(transaction);
  const { grant, subject } = await requireClient(uow, 'clients.setStatus', clientId);
  const { client } = subject;
  if (client.status !== status) {
    const details = { before: { status: client.status }, after: { status } };
    await writeClient(uow, grant, { status });
    uow.audit({ action: 'client.status_changed', ...aboutClient(client), details });
  }
  return getChangedClient(uow, client);
}

/**
 * Changes the given permissions. Fields that are left out keep their value. Writes one event however much changes. A support contact may be
 * required of a client that has none yet: it then cannot lose the first one it gets.
 * @throws stale when the stored version differs from the given one
 */
export async function updatePermissions(
  transaction: UnitOfWork,
  { clientId, version, ...given }: UpdatePermissionsInput,
): Promise<PermissionsOutput> {
  const { uow } = await lockActingPartner(transaction);
  const { grant, subject } = await requireClient(uow, 'clients.updatePermissions', clientId);
  const { client } = subject;
  if (version !== undefined && version !== client.version) throw stale();
  const change = changedParts(storedPermissions(client), columnsOf(given));
  if (change) {
    const { version: _, ...before } = permissionsOf(client);
    await writeClient(uow, grant, change.after);
    const { version: _new, ...after } = permissionsOf(client);
    uow.audit({ action: 'client.permissions_changed', ...aboutClient(client), details: { before, after } });
  }
  return permissionsOf(client);
}

/** A client as the subject of a policy decision, and its record. */
export interface ClientSubject extends Tenant {
  readonly clientId: string;
  readonly client: Client;
}

/**
 * A client of the scope, with the grant to act on it. Call it after lockActingPartner(): all changes of clients and assignments queue
 * there.
 * @throws not_found for one that is missing or another tenant's
 */
export async function requireClient<A extends CommandAction>(
  uow: UnitOfWork,
  action: A,
  clientId: string,
): Promise<Granted<A, ClientSubject>> {
  const client = await uow.em.findOne(ClientEntity, { id: clientId });
  return uow.require(action, client && { partnerId: client.partnerId, clientId: client.id, client });
}

/** Creates a client of the grant's partner. @throws already_exists when the partner has another client with this code */
export async function createClient(
  uow: UnitOfWork,
  grant: Grant<'clients.provision', { readonly partnerId: string }>,
  input: ProvisionInput,
): Promise<Client> {
  const { partnerId } = subjectOf(grant);
  const client = uow.em.create(ClientEntity, {
    id: newId(),
    partnerId,
    ...input,
    createdAt: uow.clock.now(),
  });
  await flushClient(uow);
  return client;
}

/** Changes the grant's client. @throws already_exists when the partner has another client with this code */
export async function writeClient(
  uow: UnitOfWork,
  grant: Grant<'clients.update' | 'clients.setStatus' | 'clients.updatePermissions', ClientSubject>,
  change: Partial<Omit<Client, 'id' | 'partnerId'>>,
): Promise<void> {
  const { partnerId, clientId, client } = subjectOf(grant);
  if (client.id !== clientId || client.partnerId !== partnerId) throw notFound();
  uow.em.assign(client, change);
  await flushClient(uow);
}

async function flushClient(uow: UnitOfWork): Promise<void> {
  try {
    await uow.em.flush();
  } catch (error) {
    if (violatesUnique(error, 'clients_partner_id_code_key')) throw codeTaken(error);
    throw error;
  }
}

/** The tenant and the subject of an event about a client. */
const aboutClient = ({ id, partnerId, code, businessName }: Client) => ({
  tenant: { partnerId, clientId: id },
  subject: { type: 'client', id, label: `${businessName} (${code})` },
});

/** The client as the actor sees it after the change. */
async function getChangedClient(uow: UnitOfWork, { id }: Client): Promise<ClientRow> {
  const row = await findVisibleClient(uow, viewerOf(uow.actor), id);
  if (!row) throw notFound();
  return row;
}
