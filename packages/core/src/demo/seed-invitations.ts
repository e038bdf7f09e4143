import type { DeliveryStatus, InvitationStatus, PartnerRole } from '@gatehouse/policy';
import { newId, type UnitOfWork } from '../platform/index.ts';
import type { DemoPartner } from './organisations.ts';
import type { MovableClock } from './seed-partner.ts';

interface DemoInvitation {
  readonly email: string;
  readonly role: PartnerRole;
  readonly status: InvitationStatus;
  readonly daysAgo: number;
  readonly delivery?: DeliveryStatus;
}

const hour = 3_600_000;
const day = 24 * hour;

const pending = [
  'noor',
  'pavel',
  'grace',
  'tomasz',
  'linh',
  'ebony',
  'rafael',
  'signe',
  'dimitri',
  'hye-jin',
  'owen',
].map((name, index): DemoInvitation => ({
  email: `${name}@northwind.test`,
  role: index === 3 ? 'partner_admin' : 'partner_user',
  status: 'pending',
  daysAgo: (index * 0.55) % 6,
  delivery: index === 7 ? 'failed' : 'sent',
}));

const invitations: readonly DemoInvitation[] = [
  ...pending,
  { email: 'greta@northwind.test', role: 'partner_user', status: 'expired', daysAgo: 9 },
  { email: 'ibrahim@northwind.test', role: 'partner_user', status: 'expired', daysAgo: 15 },
  { email: 'former.intern@northwind.test', role: 'partner_user', status: 'revoked', daysAgo: 21 },
];

/** Seeds invitations in every state. Sends no mail. */
export async function seedInvitations(
  uow: UnitOfWork,
  clock: MovableClock,
  partner: DemoPartner,
  now: Date,
): Promise<void> {
  for (const { email, role, status, daysAgo, delivery = 'sent' } of invitations) {
    const id = newId();
    const createdAt = new Date(now.getTime() - daysAgo * day - hour);
    clock.at = createdAt;
    const failed = delivery === 'failed';
    await uow.db
      .insertInto('invitations')
      .values({
        id,
        partner_id: partner.id,
        email,
        role,
        status,
        invited_by_name: 'Alice Berger',
        created_at: createdAt,
        expires_at: new Date(createdAt.getTime() + 7 * day),
        delivery_status: delivery,
        delivery_error: failed ? '550 5.1.1 No such mailbox here' : null,
        sent_count: failed ? 0 : 1,
        last_sent_at: failed ? null : createdAt,
      })
      .execute();
    const subject = { type: 'invitation', id, label: email };
    uow.audit({ action: 'invitation.created', subject, details: { email, role } });
    if (status === 'expired' || status === 'revoked') uow.audit({ action: `invitation.${status}`, subject });
    if (failed)
      uow.audit({
        action: 'invitation.delivery_failed',
        subject,
        details: { error: '550 5.1.1 No such mailbox here' },
      });
  }
}
