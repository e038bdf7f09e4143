// The own account: profile, sessions, second factors, passkeys, password reset, proof of the mailbox. Owns totp_factors, passkeys,
// recovery_codes, webauthn_challenges, mailed_secrets and password_reset_requests. Invariants: a person changes their own account only; the
// address never changes; mailed secrets are derived and not stored, only the newest is valid, each is used once and for one purpose; no
// answer reveals whether an address has an account.
import type { Manifest } from '../../platform/index.ts';
import { accountNoticeJob } from './jobs/account-notice.job.ts';
import { beginPasswordResetJob } from './jobs/begin-password-reset.job.ts';
import { sendPasswordResetJob } from './jobs/send-password-reset.job.ts';
import { sendEmailProofJob } from './jobs/send-email-proof.job.ts';
import { TotpFactorEntity } from './persistence/totp-factor.entity.ts';
import { PasskeyEntity } from './persistence/passkey.entity.ts';
import { RecoveryCodeEntity } from './persistence/recovery-code.entity.ts';
import { WebauthnChallengeEntity } from './persistence/webauthn-challenge.entity.ts';
import { MailedSecretEntity } from './persistence/mailed-secret.entity.ts';
import { PasswordResetRequestEntity } from './persistence/password-reset-request.entity.ts';

export { mostChallenges, mostPasskeys } from './domain/caps.ts';
export * from './contract.ts';
export { noticeKinds, type NoticeKind } from './jobs/account-notice.job.ts';
export { changePassword } from './use-cases/change-password.ts';
export { notifyOwner } from './use-cases/notify-owner.ts';
export { relyingPartyOf } from './domain/relying-party.ts';
export { getMfa } from './queries/get-mfa.ts';
export { listPasskeys } from './queries/list-passkeys.ts';
export { beginPasskey } from './use-cases/begin-passkey.ts';
export { beginTotp } from './use-cases/begin-totp.ts';
export { confirmPasskey } from './use-cases/confirm-passkey.ts';
export { confirmTotp } from './use-cases/confirm-totp.ts';
export { offerSecondFactor } from './use-cases/offer-second-factor.ts';
export type { OwnSession } from './use-cases/own-session.ts';
export { regenerateRecoveryCodes } from './use-cases/regenerate-recovery-codes.ts';
export { removePasskey, removeTotp } from './use-cases/remove-factor.ts';
export { offerPasskeySignIn, signInWithPasskey } from './use-cases/sign-in-with-passkey.ts';
export { noteWrongFactor, verifySecondFactor } from './use-cases/verify-second-factor.ts';
export { resetToken } from './domain/reset-link.ts';
export { getProfile } from './queries/get-profile.ts';
export { previewReset } from './queries/preview-reset.ts';
export { listSessions } from './queries/list-sessions.ts';
export { beginPasswordResets } from './use-cases/begin-password-resets.ts';
export { confirmEmailProof } from './use-cases/confirm-email-proof.ts';
export { issueSecret } from './use-cases/mailed-secrets.ts';
export { requestEmailProof } from './use-cases/request-email-proof.ts';
export {
  enqueueResetOf,
  enqueueResetRequest,
  requestPasswordReset,
} from './use-cases/request-password-reset.ts';
export { resetPassword } from './use-cases/reset-password.ts';
export { updateProfile } from './use-cases/update-profile.ts';
export { revokeOtherSessions, revokeSession } from './use-cases/revoke-sessions.ts';

export const manifest = {
  entities: [
    TotpFactorEntity,
    PasskeyEntity,
    RecoveryCodeEntity,
    WebauthnChallengeEntity,
    MailedSecretEntity,
    PasswordResetRequestEntity,
  ],
  jobs: [accountNoticeJob, beginPasswordResetJob, sendPasswordResetJob, sendEmailProofJob],
  worker: () => import('./worker.ts'),
} satisfies Manifest;
