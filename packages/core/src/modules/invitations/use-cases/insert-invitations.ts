import { lifetimes, subjectOf, type Grant, type TenantRole } from '@gatehouse/policy';
import { sql, type OnConflictBuilder } from 'kysely';
import {
  anyOf,
  databaseNow,
  later,
  newId,
  ofTenant,
  overtaken,
  type ClientTenant,
  type Db,
  type Tables,
  type TeamTenant,
  type Tenant,
  type UnitOfWork,
} from '../../../platform/index.ts';

/** What became of one address. */
export interface Placed {
  readonly outcome: 'invited' | 'already_invited' | 'already_member';
  /** Of the new invitation, or of the pending one that was found. Null for a member. */
  readonly id: string | null;
}

/** An invitation that its end had passed before the job came by. It made room for a new one. */
interface Expired {
  readonly id: string;
  readonly email: string;
}

/**
 * Inserts an invitation for each of these canonical addresses that is neither a member's nor invited already: one statement, however many
 * they are. Others may invite and accept for the same tenant at the same time. Where two meet at one address, the unique index lets one
 * through, and the other one waits and asks again (docs/decisions/0045).
 */
export async function insertInvitations(
  uow: UnitOfWork,
  grant: Grant<'partnerTeam.invite', TeamTenant> | Grant<'clientUsers.invite', ClientTenant>,
  role: TenantRole,
  addresses: readonly string[],
): Promise<{ readonly placed: ReadonlyMap<string, Placed>; readonly expired: readonly Expired[] }> {
  const { partnerId, clientId } = subjectOf<Tenant>(grant);
  const tenant = { partnerId, clientId };
  const placed = new Map<string, Placed>();
  const expired: Expired[] = [];
  // Sorted: two long lists that share addresses wait for each other in one direction only.
  let open = addresses.toSorted();
  while (open.length > 0) {
    const rows = await insertOrFind(uow, tenant, role, open);
    if (rows.some(({ outcome }) => outcome === 'joined')) throw overtaken();
    for (const { email, outcome, id } of rows)
      if (outcome !== 'overdue' && outcome !== 'joined') placed.set(email, { outcome, id });
    const overdue = rows.filter(({ outcome }) => outcome === 'overdue').map(({ email }) => email);
    if (overdue.length > 0) expired.push(...(await expireOverdue(uow, tenant, overdue)));
    // What is left was overdue, or has just been invited by another transaction.
    open = open.filter((email) => !placed.has(email));
  }
  return { placed, expired };
}

interface Row {
  readonly email: string;
  readonly id: string | null;
  /** `joined`: a member since the statement began. Then the transaction has to start again. */
  readonly outcome: Placed['outcome'] | 'overdue' | 'joined';
}

/** Each address once, but those that another transaction has just invited: they are not visible to this statement. */
function insertOrFind(
  uow: UnitOfWork,
  tenant: Tenant,
  role: TenantRole,
  addresses: readonly string[],
): Promise<Row[]> {
  return uow.db
    .with('members', () => membersAmong(uow.db, tenant, addresses))
    .with('pending', () => pendingAmong(uow.db, tenant, addresses))
    .with('made', (db) =>
      db
        .insertInto('invitations')
        .columns(written)
        .expression(
          valuesOf(uow, tenant, role, addresses)
            .where('n.email', 'not in', sql<string>`(select email from members)`)
            .where('n.email', 'not in', sql<string>`(select email from pending)`)
            .orderBy('n.email'),
        )
        .onConflict(pendingOnce(tenant))
        // The insert may have waited for a person who accepted an older invitation. The function sees what is committed since.
        .returning([
          'email',
          'id',
          sql<boolean>`gatehouse.is_member(partner_id, client_id, email)`.as('joined'),
        ]),
    )
    .selectFrom('made')
    .select([
      'email',
      'id',
      sql<Row['outcome']>`case when joined then 'joined' else 'invited' end`.as('outcome'),
    ])
    .unionAll((eb) =>
      eb
        .selectFrom('members')
        .select([
          'email',
          sql<string>`null::uuid`.as('id'),
          sql<Row['outcome']>`'already_member'`.as('outcome'),
        ]),
    )
    .unionAll((eb) =>
      eb
        .selectFrom('pending')
        .select([
          'email',
          'id',
          sql<Row['outcome']>`case when overdue then 'overdue' else 'already_invited' end`.as('outcome'),
        ])
        .where('email', 'not in', sql<string>`(select email from members)`),
    )
    .execute();
}

/** The unique index that allows one pending invitation per address, for each kind of tenant. Its condition has no parameters. */
const pendingOnce = (tenant: Tenant) => (held: OnConflictBuilder<Tables, 'invitations'>) => {
  const pending = held
    .column('partner_id')
    .column('email_canonical')
    .where('status', '=', sql.lit('pending'));
  return tenant.clientId === null
    ? pending.where('client_id', 'is', null).doNothing()
    : pending.column('client_id').where('client_id', 'is not', null).doNothing();
};

/**
 * A statement is planned once for all its values. So states are part of the text: else no index that holds one state alone would do. And one
 * address is compared by itself: for a list PostgreSQL expects ten, and would rather read all members.
 */
const among = (addresses: readonly string[]) => {
  const [only, ...others] = addresses;
  return only !== undefined && others.length === 0 ? sql<string>`${only}::text` : anyOf(addresses);
};

const membersAmong = (db: Db, tenant: Tenant, addresses: readonly string[]) =>
  db
    .selectFrom('memberships')
    .select('email')
    .where((eb) => eb.and(ofTenant(tenant)))
    .where('status', '<>', sql.lit('removed'))
    .where('email', '=', among(addresses));

const pendingAmong = (db: Db, tenant: Tenant, addresses: readonly string[]) =>
  db
    .selectFrom('invitations')
    .select(['id', 'email_canonical as email', sql<boolean>`expires_at <= ${databaseNow}`.as('overdue')])
    .where((eb) => eb.and(ofTenant(tenant)))
    .where('status', '=', sql.lit('pending'))
    .where('email_canonical', '=', among(addresses));

const written = [
  'id',
  'email',
  'partner_id',
  'client_id',
  'role',
  'invited_by_user_id',
  'invited_by_name',
  'created_at',
  'expires_at',
] as const;

function valuesOf({ db, actor }: UnitOfWork, tenant: Tenant, role: TenantRole, addresses: readonly string[]) {
  const inviter = actor.kind === 'user' ? actor : null;
  const news = JSON.stringify(addresses.map((email) => ({ id: newId(), email })));
  const rows = sql<{ id: string; email: string }>`jsonb_to_recordset(${news}::jsonb)`;
  return db
    .selectFrom(rows.as<'n'>(sql`n (id uuid, email text)`))
    .select((eb) => [
      'n.id',
      'n.email',
      eb.val(tenant.partnerId).as('partner_id'),
      sql`${tenant.clientId}::uuid`.as('client_id'),
      eb.val(role).as('role'),
      sql`${inviter?.userId ?? null}::uuid`.as('invited_by_user_id'),
      eb.val(inviter?.name ?? '').as('invited_by_name'),
      databaseNow.as('created_at'),
      later(databaseNow, lifetimes.invitation).as('expires_at'),
    ]);
}

/** Locks in the order of addresses, as the insert does. */
function expireOverdue(uow: UnitOfWork, tenant: Tenant, addresses: readonly string[]): Promise<Expired[]> {
  return uow.db
    .with('due', (db) =>
      db
        .selectFrom('invitations')
        .select('id')
        .where((eb) => eb.and(ofTenant(tenant)))
        .where('status', '=', sql.lit('pending'))
        .where('email_canonical', '=', anyOf(addresses))
        .orderBy('email_canonical')
        .forUpdate(),
    )
    .updateTable('invitations')
    .set({ status: 'expired' })
    .where('id', 'in', (eb) => eb.selectFrom('due').select('id'))
    .where('status', '=', sql.lit('pending'))
    .where('expires_at', '<=', databaseNow)
    .returning(['id', 'email'])
    .execute();
}
