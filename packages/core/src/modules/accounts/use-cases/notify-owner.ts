import { newId, type UnitOfWork } from '../../../platform/index.ts';
import { accountNoticeJob, type NoticeKind } from '../jobs/account-notice.job.ts';

/** Mails the owner of an account about a change to it, once the transaction has committed. */
export function notifyOwner(
  uow: UnitOfWork,
  notice: { readonly userId: string; readonly kind: NoticeKind; readonly sessionId?: string | null },
): void {
  const { userId, kind, sessionId = null } = notice;
  const at = uow.clock.now().getTime();
  uow.enqueue(accountNoticeJob, { userId, kind, noticeId: newId(), at, sessionId });
}
