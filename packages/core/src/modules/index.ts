// Every module, one line each. Tables, queues and handlers of the app are assembled from this list. The boundary gate compares it with the
// folders and with the allowed uses (tooling/boundaries/modules.mjs).
export { manifest as audit } from './audit/index.ts';
export { manifest as partners } from './partners/index.ts';
export { manifest as sessions } from './sessions/index.ts';
export { manifest as identity } from './identity/index.ts';
export { manifest as accounts } from './accounts/index.ts';
export { manifest as clients } from './clients/index.ts';
export { manifest as invitations } from './invitations/index.ts';
export { manifest as partnerTeam } from './partner-team/index.ts';
export { manifest as clientUsers } from './client-users/index.ts';
