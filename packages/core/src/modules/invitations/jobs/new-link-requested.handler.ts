import { renderNewLinkRequested } from '@gatehouse/emails';
import { sql } from 'kysely';
import type { z } from 'zod';
import { systemOrigin } from '../../../platform/index.ts';
import type { newLinkRequestedJob } from './new-link-requested.job.ts';
import type { MailDeps } from './mail-deps.ts';

interface Notice {
  readonly inviteeEmail: string;
  readonly organisationName: string;
  readonly inviterEmail: string;
}

/** Mails the inviter, if they are still an administrator there: nobody else could do anything about it. */
export async function tellInviter(
  deps: MailDeps,
  payload: z.infer<typeof newLinkRequestedJob.payload>,
): Promise<void> {
  const { invitationId, partnerId, inviterId, generation } = payload;
  const context = {
    actor: { kind: 'system', name: 'mail delivery' } as const,
    origin: systemOrigin('invitation.new_link_requested'),
    scope: { partnerId },
  };
  const notice = await deps.runUnit(context, async (uow) => {
    const { rows } = await sql<Notice>`
      select i.email as "inviteeEmail", p.name as "organisationName", m.email as "inviterEmail"
        from invitations i join partners p on p.id = i.partner_id
        join memberships m on m.partner_id = p.id and m.user_id = ${inviterId} and m.client_id is null
         and m.status = 'active' and m.role = 'partner_admin'
       where i.id = ${invitationId} and i.status in ('pending', 'expired')`.execute(uow.db);
    return rows[0];
  });
  if (!notice) return;
  const { inviterEmail, ...facts } = notice;
  const mail = await renderNewLinkRequested({
    branding: deps.branding,
    ...facts,
    teamUrl: `${deps.publicUrl}/team/invitations`,
    locale: 'en',
  });
  const messageId = `new-link.${invitationId}.${generation}@${new URL(deps.publicUrl).hostname}`;
  await deps.mailer.send({ to: inviterEmail, ...mail, messageId, senderName: deps.branding.productName });
}
