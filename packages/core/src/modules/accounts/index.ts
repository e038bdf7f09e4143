// One's own account: profile, sessions, password reset, proof of the mailbox.
// Invariants: whoever acts here acts on their own account only; the address never changes; one-time secrets are kept as hashes, are taken
// once, and are unknown to every other purpose; no answer tells whether an address has an account.
export * from './contract.ts';
export { accountNoticeJob, type NoticeKind } from './jobs/account-notice.job.ts';
export { PasskeyEntity } from './persistence/passkey.entity.ts';
export { RecoveryCodeEntity } from './persistence/recovery-code.entity.ts';
export { TotpFactorEntity } from './persistence/totp-factor.entity.ts';
export { WebauthnChallengeEntity } from './persistence/webauthn-challenge.entity.ts';
export { changePassword, type PasswordResult, type PasswordWish } from './use-cases/change-password.ts';
export { notifyOwner } from './use-cases/notify-owner.ts';
