// For tests only: real PostgreSQL, real SMTP, fresh tenants.
export { actionsOf, eventsOf, type SeenEvent } from './audit-trail.ts';
export { softAuthenticator, type SoftAuthenticator } from './authenticator.ts';
export { catalogueProblems } from './catalogue.ts';
export { aClient, aClientUser, aCustomer, type TestClientUser } from './clients.ts';
export { aClientTeam, offerRoles, permit, type ClientTeam } from './client-teams.ts';
export { aCrowd } from './crowd.ts';
export { aCustomerCrowd, type CustomerCrowd } from './customer-crowd.ts';
export { explainLists, type Explained } from './explain.ts';
export { drainJobs } from './drain-jobs.ts';
export {
  actAs,
  readAs,
  alsoMemberOf,
  aSession,
  aMember,
  aPartner,
  aPartnerAdmin,
  testPassword,
  type TestMember,
  type TestPartner,
} from './factories.ts';
export { eventually } from './eventually.ts';
export { sealEverything } from './seal-everything.ts';
export {
  aPendingSession,
  factorDeps,
  letTotpPass,
  ownSession,
  totpCode,
  withPasskey,
  withTotp,
  wrongTotpCode,
} from './factors.ts';
export {
  besideUncommitted,
  inTurn,
  untilWaiting,
  whileClientHeld,
  whileHeld,
  whileInvitationHeld,
  whilePersonHeld,
  whileSecretHeld,
  whileUncommitted,
} from './hold-partner.ts';
export {
  acceptDeps,
  acceptLink,
  aClientInvitation,
  anInvitation,
  letExpire,
  previewLink,
  signedIn,
  type TestInvitation,
  type TestLink,
} from './invitations.ts';
export { testSecret } from './global-setup.ts';
export { laterRelease } from './later-release.ts';
export { openMailServer, publicUrl, type MailServer } from './mail-server.ts';
export { refusalOf } from './refusal.ts';
export { startMailbox, type Mail, type Mailbox } from './mailbox.ts';
export { openTestApp, type TestApp } from './test-app.ts';
export { withoutIndexes } from './without-indexes.ts';
export { copyTemplate, type TestDatabase } from './test-database.ts';
export { openWire, sendPlans, type Wire, type WireCounts } from './wire.ts';
