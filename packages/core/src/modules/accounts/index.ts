// One's own account: profile, sessions, password reset, proof of the mailbox.
// Invariants: whoever acts here acts on their own account only; the address never changes; one-time secrets are kept as hashes, are taken
// once, and are unknown to every other purpose; no answer tells whether an address has an account.
export * from './contract.ts';
export { getProfile } from './queries/get-profile.ts';
export { updateProfile } from './use-cases/update-profile.ts';
