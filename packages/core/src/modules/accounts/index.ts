// One's own account: profile, sessions, password reset, proof of the mailbox.
// Invariants: whoever acts here acts on their own account only; the address never changes; one-time secrets are kept as hashes, are taken
// once, and are unknown to every other purpose; no answer tells whether an address has an account.
export * from './contract.ts';
export { accountNoticeJob, noticeKinds, type NoticeKind } from './jobs/account-notice.job.ts';
export { PasskeyEntity } from './persistence/passkey.entity.ts';
export { RecoveryCodeEntity } from './persistence/recovery-code.entity.ts';
export { TotpFactorEntity } from './persistence/totp-factor.entity.ts';
export { WebauthnChallengeEntity } from './persistence/webauthn-challenge.entity.ts';
export { changePassword, type PasswordWish } from './use-cases/change-password.ts';
export { notifyOwner } from './use-cases/notify-owner.ts';
export { relyingPartyOf, type RelyingParty } from './domain/relying-party.ts';
export { getMfa } from './queries/get-mfa.ts';
export { listPasskeys } from './queries/list-passkeys.ts';
export { beginPasskey } from './use-cases/begin-passkey.ts';
export { beginTotp } from './use-cases/begin-totp.ts';
export { confirmPasskey } from './use-cases/confirm-passkey.ts';
export { confirmTotp } from './use-cases/confirm-totp.ts';
export { noteRefusedCode } from './use-cases/note-refused-code.ts';
export { offerSecondFactor, type FactorDeps } from './use-cases/offer-second-factor.ts';
export type { OwnSession } from './use-cases/own-session.ts';
export { regenerateRecoveryCodes } from './use-cases/regenerate-recovery-codes.ts';
export { removePasskey } from './use-cases/remove-passkey.ts';
export { removeTotp } from './use-cases/remove-totp.ts';
export { offerPasskeySignIn, signInWithPasskey } from './use-cases/sign-in-with-passkey.ts';
export { noteWrongFactor, verifySecondFactor } from './use-cases/verify-second-factor.ts';
export { wipeFactors } from './use-cases/wipe-factors.ts';
