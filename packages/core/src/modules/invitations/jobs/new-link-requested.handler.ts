import { renderNewLinkRequested } from '@gatehouse/emails';
import { sql } from 'kysely';
import type { z } from 'zod';
import { systemOrigin, type UnitOfWork } from '../../../platform/index.ts';
import type { newLinkRequestedJob } from './new-link-requested.job.ts';
import type { MailDeps } from './mail-deps.ts';

type Payload = z.infer<typeof newLinkRequestedJob.payload>;

interface Notice {
  readonly inviteeEmail: string;
  readonly organisationName: string;
  readonly inviterEmail: string;
  readonly clientId: string | null;
  /** The inviter is one of the client's own people, not of its partner's. */
  readonly ofClient: boolean;
}

/** Mails the inviter, if they are still in a position to invite there: nobody else could do anything about it. */
export async function tellInviter(deps: MailDeps, payload: Payload): Promise<void> {
  const { invitationId, partnerId, generation } = payload;
  const context = {
    actor: { kind: 'system', name: 'mail delivery' } as const,
    origin: systemOrigin('invitation.new_link_requested'),
    scope: { partnerId },
  };
  const notice = await deps.runUnit(context, (uow) => loadNotice(uow, payload));
  if (!notice) return;
  const { inviterEmail, inviteeEmail, organisationName } = notice;
  const mail = await renderNewLinkRequested({
    branding: deps.branding,
    inviteeEmail,
    organisationName,
    teamUrl: deps.publicUrl + pageOf(notice),
    locale: 'en',
  });
  const messageId = `new-link.${invitationId}.${generation}@${new URL(deps.publicUrl).hostname}`;
  await deps.mailer.send({ to: inviterEmail, ...mail, messageId, senderName: deps.branding.productName });
}

/** Where the inviter finds the invitation. */
function pageOf({ clientId, ofClient }: Notice): string {
  if (clientId === null) return '/team/invitations';
  return ofClient ? '/users' : `/clients/${clientId}?tab=users`;
}

/**
 * An administrator of the partner may resend every invitation, a client's own administrator those of the client while it manages itself,
 * is open and offers the role. Somebody who is both is told as the partner's.
 */
async function loadNotice(
  uow: UnitOfWork,
  { invitationId, inviterId }: Payload,
): Promise<Notice | undefined> {
  const { rows } = await sql<Notice>`
    select i.email as "inviteeEmail", coalesce(c.business_name, p.name) as "organisationName", m.email as "inviterEmail",
      i.client_id as "clientId", m.client_id is not null as "ofClient"
      from invitations i
      join partners p on p.id = i.partner_id
      left join clients c on c.id = i.client_id
      join memberships m on m.partner_id = p.id and m.user_id = ${inviterId} and m.status = 'active'
     where i.id = ${invitationId} and i.status in ('pending', 'expired')
       and (m.client_id is null and m.role = 'partner_admin'
         or m.client_id = i.client_id and m.role = 'client_admin' and c.manage_users
            and c.status not in ('paused', 'archived') and i.role = any (c.roles_on_offer))
     order by m.client_id nulls first limit 1`.execute(uow.db);
  return rows[0];
}
