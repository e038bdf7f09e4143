import type { MigrationObject } from '@mikro-orm/core';
import { sqlMigration } from './sql-migration.ts';

/** In the order they run. Names are recorded in `gatehouse.migrations` and never change. */
export const migrationsList: MigrationObject[] = [
  sqlMigration('0001-foundation', [
    'foundation.sql',
    'tables.sql',
    'references.sql',
    'search.sql',
    'audit-chain.sql',
  ]),
  sqlMigration('0002-clients', ['clients.sql', 'lookups.sql']),
  sqlMigration('0003-client-users', ['client-users.sql']),
  sqlMigration('0004-account-recovery', ['account-recovery.sql']),
  sqlMigration('0005-second-factors', ['second-factors.sql']),
  sqlMigration('0006-passwords-and-keys', ['passwords-and-keys.sql']),
  sqlMigration('0007-limits', ['limits.sql']),
  sqlMigration('0007-device-tokens', ['device-tokens.sql']),
  sqlMigration('0007-reset-requests', ['reset-requests.sql']),
  sqlMigration('0007-totp-offers', ['totp-offers.sql']),
  sqlMigration('0010-invitation-links', ['invitation-links.sql']),
  sqlMigration('0011-search-and-roster', ['search-by-words.sql', 'roster-filters.sql']),
  sqlMigration('0010-known-names', ['known-names.sql']),
  sqlMigration('0009-operators', ['operators.sql']),
  sqlMigration('0010-delayed-mails', ['delayed-mails.sql']),
  sqlMigration('0010-invitation-reminders', ['invitation-reminders.sql']),
  sqlMigration('0008-turns-and-caps', ['turns-and-caps.sql']),
  sqlMigration('0012-caps', ['caps.sql']),
  sqlMigration('0013-reader-zone', ['reader-zone.sql']),
  sqlMigration('0014-notified-generation', ['notified-generation.sql']),
  sqlMigration('0015-last-active', ['last-active.sql']),
];
