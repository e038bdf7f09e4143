import { sql } from 'kysely';
import type { Db } from '../../../platform/index.ts';

export interface ChainBreak {
  readonly organisationId: string;
  /** The first event of the chain that is missing or not as it was sealed. */
  readonly eventId: string;
}

export interface ChainHead {
  readonly organisationId: string;
  readonly seq: string;
  readonly eventId: string;
  /** SHA-256, hex. */
  readonly hash: string;
}

/** Recomputes every organisation's chain inside the database. Empty when all is intact. */
export async function findChainBreaks(db: Db): Promise<ChainBreak[]> {
  const { rows } = await sql<ChainBreak>`
    select organisation_id as "organisationId", event_id as "eventId" from gatehouse.audit_chain_breaks()`.execute(
    db,
  );
  return rows;
}

/** The newest link of every chain; kept outside the database, it shows a tail that was cut off. */
export async function listChainHeads(db: Db): Promise<ChainHead[]> {
  const { rows } = await sql<ChainHead>`
    select organisation_id as "organisationId", seq::text as seq, event_id as "eventId", hash from gatehouse.audit_heads()`.execute(
    db,
  );
  return rows;
}

/** Kept heads that are no longer in their chain as they were: the tail behind them was cut off or rewritten. */
export async function findLostHeads(db: Db, heads: readonly ChainHead[]): Promise<ChainBreak[]> {
  const { rows } = await sql<ChainBreak>`
    select h."organisationId", h."eventId" from jsonb_to_recordset(${JSON.stringify(heads)}::jsonb)
      as h ("organisationId" uuid, seq bigint, "eventId" uuid, hash text)
     where not gatehouse.audit_has_link(h."organisationId", h.seq, h."eventId", h.hash)`.execute(db);
  return rows;
}
