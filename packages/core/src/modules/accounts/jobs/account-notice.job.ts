import { z } from 'zod';
import { mailJob } from '../../../platform/index.ts';

/** What somebody is told by mail about their own account (PRODUCT §3.9). */
export const noticeKinds = [
  'password_changed',
  'mfa_enrolled',
  'mfa_removed',
  'recovery_codes_regenerated',
  'too_many_codes',
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** Tells a person of a change to their account that they ought to have made themselves. */
export const accountNoticeJob = mailJob({
  name: 'account.notice',
  version: 1,
  payload: z.object({
    userId: z.uuid(),
    kind: z.enum(noticeKinds),
    /** The occasion, once told; part of the Message-ID. */
    noticeId: z.uuid(),
    /** When it happened, milliseconds since 1970. */
    at: z.int(),
    /** Handle of the session it was done in; the handler describes its device while it lives. */
    sessionId: z.uuid().nullable(),
  }),
});
