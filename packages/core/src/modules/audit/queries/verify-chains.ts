import { sql } from 'kysely';
import { z } from 'zod';
import { parsedRows, type Db } from '../../../platform/index.ts';

const chainBreak = z.object({
  organisationId: z.string(),
  /** The first event of the chain that is missing or differs from its seal. */
  eventId: z.string(),
});
export type ChainBreak = z.infer<typeof chainBreak>;

const chainHead = z.object({
  organisationId: z.string(),
  seq: z.string(),
  eventId: z.string(),
  /** SHA-256, hex. */
  hash: z.string(),
});
export type ChainHead = z.infer<typeof chainHead>;

/** Recomputes every organisation's chain inside the database. Empty when all are intact. */
export const findChainBreaks = (db: Db): Promise<ChainBreak[]> =>
  parsedRows(
    db,
    sql`select organisation_id as "organisationId", event_id as "eventId" from gatehouse.audit_chain_breaks()`,
    chainBreak,
  );

/** The newest link of every chain. Stored outside the database, it reveals a tail that was cut off. */
export const listChainHeads = (db: Db): Promise<ChainHead[]> =>
  parsedRows(
    db,
    sql`select organisation_id as "organisationId", seq::text as seq, event_id as "eventId", hash from gatehouse.audit_heads()`,
    chainHead,
  );

/** Stored heads that are no longer in their chain unchanged: the tail after them was cut off or rewritten. */
export const findLostHeads = (db: Db, heads: readonly ChainHead[]): Promise<ChainBreak[]> =>
  parsedRows(
    db,
    sql`select h."organisationId", h."eventId" from jsonb_to_recordset(${JSON.stringify(heads)}::jsonb)
      as h ("organisationId" uuid, seq bigint, "eventId" uuid, hash text)
     where not gatehouse.audit_has_link(h."organisationId", h.seq, h."eventId", h.hash)`,
    chainBreak,
  );
