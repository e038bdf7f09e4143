// One's own account: profile, sessions, password reset, proof of the mailbox. Owns mailed_secrets, password_reset_requests.
// Invariants: whoever acts here acts on their own account only; the address never changes; mailed secrets are derived, never stored, are
// taken once, the newest alone, and are unknown to every other purpose; no answer tells whether an address has an account.
export * from './contract.ts';
export { resetToken } from './domain/reset-link.ts';
export { undeliverableAccountMailJob } from './jobs/account-mail.ts';
export { beginPasswordResetJob } from './jobs/begin-password-reset.job.ts';
export { passwordChangedJob } from './jobs/password-changed.job.ts';
export { sendEmailProofJob } from './jobs/send-email-proof.job.ts';
export { sendPasswordResetJob } from './jobs/send-password-reset.job.ts';
export { MailedSecretEntity } from './persistence/mailed-secret.entity.ts';
export { PasswordResetRequestEntity } from './persistence/password-reset-request.entity.ts';
export { getProfile } from './queries/get-profile.ts';
export { listSessions } from './queries/list-sessions.ts';
export { beginPasswordReset } from './use-cases/begin-password-reset.ts';
export { confirmEmailProof } from './use-cases/confirm-email-proof.ts';
export { issueSecret } from './use-cases/mailed-secrets.ts';
export { requestEmailProof } from './use-cases/request-email-proof.ts';
export { leaveResetRequest, requestPasswordReset } from './use-cases/request-password-reset.ts';
export { resetPassword, type ResetDeps } from './use-cases/reset-password.ts';
export { updateProfile } from './use-cases/update-profile.ts';
export { revokeOtherSessions } from './use-cases/revoke-other-sessions.ts';
export { revokeSession } from './use-cases/revoke-session.ts';
