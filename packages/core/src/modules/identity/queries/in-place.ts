import { sql, type RawBuilder } from 'kysely';
import type { Place } from '../domain/place.ts';

/** The rows of memberships or invitations that stand in this very place; a partner's own are not its clients'. */
export const inPlace = ({ partnerId, clientId }: Place): RawBuilder<unknown> =>
  clientId === null
    ? sql`partner_id = ${partnerId} and client_id is null`
    : sql`partner_id = ${partnerId} and client_id = ${clientId}`;
