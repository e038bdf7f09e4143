// The people of a partner's clients, and who is invited to become one. Owns no table: memberships are identity's, invitations the
// invitations module's. Invariants: managed by the partner's administrators always, by the client's own where `manage_users` is on; nobody
// reaches above their own role; a client that manages itself keeps an active administrator. Every change runs under lockClient().
export * from './contract.ts';
