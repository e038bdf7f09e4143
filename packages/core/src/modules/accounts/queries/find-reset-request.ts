import { sql, type Kysely } from 'kysely';

/** A place a person has: the vendor's when both are null. */
export interface Place {
  readonly partnerId: string | null;
  readonly clientId: string | null;
}

export interface ResetRequest {
  readonly administratorId: string | null;
  readonly ip: string | null;
  readonly userAgent: string | null;
  readonly requestId: string;
  /** Null when nobody has the address, or when whoever has it has no place: neither an active membership nor an open invitation. */
  readonly person: {
    readonly userId: string;
    readonly email: string;
    readonly displayName: string;
    readonly memberships: readonly Place[];
  } | null;
}

/** A request with the person it is about; null when a worker has dealt with it. Looks across tenants: nobody is known yet. */
export async function findResetRequest(db: Kysely<unknown>, id: string): Promise<ResetRequest | null> {
  const { rows } = await sql<{ request: ResetRequest | null }>`
    select gatehouse.password_reset_request(${id}) as request`.execute(db);
  return rows[0]?.request ?? null;
}

/** The chain events about a person belong to: the organisation's when there is only one, else the vendor's, as at sign-in. */
export function onlyPlace(memberships: readonly Place[]): Place {
  const [only, ...others] = memberships;
  const single = others.length === 0 ? only : undefined;
  return { partnerId: single?.partnerId ?? null, clientId: single?.clientId ?? null };
}
