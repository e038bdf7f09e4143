import { defineMail, type MailSpec, type UnitOfWork } from '../../../platform/index.ts';
import { deviceFamily, newDeviceJob } from '../../sessions/index.ts';
import { accountNoticeJob, type NoticeKind } from './account-notice.job.ts';

type Kind = NoticeKind | 'new_device';

interface Notice {
  readonly userId: string;
  readonly kind: Kind;
  /** Identifies the change. Each is notified once. */
  readonly noticeId: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly sessionId: string | null;
}

interface Device {
  readonly userAgent: string | null;
  readonly ip: string | null;
}

/** Notifies the owner of an account of a change to it. */
export const accountNotice = defineMail(
  accountNoticeJob,
  noticeOf((payload) => payload),
);

/** The same for a sign-in with a new device. The session it opened identifies the notice. */
export const newDeviceNotice = defineMail(
  newDeviceJob,
  noticeOf((payload) => ({ ...payload, kind: 'new_device', noticeId: payload.sessionId })),
);

function noticeOf<P>(read: (payload: P) => Notice): MailSpec<P, Device> {
  return {
    scope: (payload) => ({ userId: read(payload).userId }),
    messageId: (payload) => {
      const { kind, noticeId } = read(payload);
      return `account.${kind}.${noticeId}`;
    },
    find: async (uow, payload) => {
      const notice = read(payload);
      const content = await findDevice(uow, notice);
      return content && { recipient: { userId: notice.userId }, content };
    },
    write: ({ templates, frame, recipient, publicUrl }, { userAgent, ip }, payload) => {
      const { kind, at } = read(payload);
      return templates.renderAccountNotice({
        ...frame,
        kind,
        name: recipient.name ?? '',
        at: new Date(at),
        device: userAgent === null ? null : deviceFamily(userAgent),
        ip,
        url: publicUrl + (pages[kind] ?? '/settings/security'),
      });
    },
  };
}

/** Null when the account has no active membership any more: its owner can do nothing here. */
async function findDevice(uow: UnitOfWork, { userId, sessionId }: Notice): Promise<Device | null> {
  const device = await uow.db
    .selectFrom(uow.db.selectNoFrom((eb) => eb.lit(1).as('one')).as('one'))
    .leftJoin('sessions as s', (join) => join.on('s.handle', '=', sessionId).on('s.user_id', '=', userId))
    .select(['s.user_agent as userAgent', 's.ip'])
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('memberships as m')
          .select('m.id')
          .where('m.user_id', '=', userId)
          .where('m.status', '=', 'active'),
      ),
    )
    .executeTakeFirst();
  return device ?? null;
}

/**
 * An owner who did not change the password cannot get in to look, and a password that another person knows must be replaced. A reset helps
 * in both cases.
 */
const pages: Partial<Record<Kind, string>> = {
  new_device: '/settings/sessions',
  password_changed: '/forgot-password',
  too_many_codes: '/forgot-password',
};
