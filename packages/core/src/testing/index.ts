// For tests only: real PostgreSQL, real SMTP, fresh tenants.
export { drainJobs } from './drain-jobs.ts';
export {
  actAs,
  aMember,
  aPartner,
  aPartnerAdmin,
  testPassword,
  type TestMember,
  type TestPartner,
} from './factories.ts';
export { startMailbox, type Mail, type Mailbox } from './mailbox.ts';
export { openTestHouse, type TestHouse } from './test-house.ts';
export { copyTemplate, type TestDatabase } from './test-database.ts';
