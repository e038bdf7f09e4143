import { sql } from 'kysely';
import type { Db } from '../../../platform/index.ts';

/** A place a person has: the vendor's when both are null. */
export interface Tenant {
  readonly partnerId: string | null;
  readonly clientId: string | null;
}

export interface ResetRequest {
  readonly id: string;
  readonly administratorId: string | null;
  readonly ip: string | null;
  readonly userAgent: string | null;
  readonly requestId: string;
  /** Null when nobody has the address, or when whoever has it has no place: neither an active membership nor an open invitation. */
  readonly person: {
    readonly userId: string;
    readonly email: string;
    readonly displayName: string;
    readonly memberships: readonly Tenant[];
  } | null;
}

/** The oldest requests with the people they are about. Looks across tenants: nobody is known yet. */
export async function findResetRequests(db: Db, most: number): Promise<ResetRequest[]> {
  const { rows } = await sql<{ requests: ResetRequest[] }>`
    select gatehouse.password_reset_requests_waiting(${most}) as requests`.execute(db);
  return rows[0]?.requests ?? [];
}

/** The chain events about a person belong to: the organisation's when there is only one, else the vendor's, as at sign-in. */
export function onlyPlace(memberships: readonly Tenant[]): Tenant {
  const [only, ...others] = memberships;
  const single = others.length === 0 ? only : undefined;
  return { partnerId: single?.partnerId ?? null, clientId: single?.clientId ?? null };
}
