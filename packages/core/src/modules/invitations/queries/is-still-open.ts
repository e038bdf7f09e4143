import type { Reading } from '../../../platform/index.ts';

/** False when this generation was resent, revoked or accepted, or its organisation closed (SECURITY R30). */
export async function isStillOpen(
  reading: Reading,
  { invitationId, generation }: { readonly invitationId: string; readonly generation: number },
): Promise<boolean> {
  const open = await reading.db
    .selectFrom('invitations as i')
    .innerJoin('partners as p', 'p.id', 'i.partner_id')
    .leftJoin('clients as c', 'c.id', 'i.client_id')
    .select('i.id')
    .where('i.id', '=', invitationId)
    .where('i.generation', '=', generation)
    .where('i.status', 'in', ['pending', 'expired'])
    .where('p.status', 'not in', ['suspended', 'archived'])
    .where((eb) => eb.or([eb('i.client_id', 'is', null), eb('c.status', 'not in', ['paused', 'archived'])]))
    .executeTakeFirst();
  return open !== undefined;
}
