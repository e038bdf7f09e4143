/** The same on every machine: Unicode-aware case rules from PostgreSQL itself, order by code point. */
const INITDB_FLAGS = [
  '--encoding=UTF8',
  '--locale=C',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
];

const SERVER_SETTINGS = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'password_encryption=scram-sha-256',
  'max_connections=200',
  'shared_buffers=128MB',
  'timezone=UTC',
  'log_timezone=UTC',
  // Only a supervisor reads this log, for the start and the reason of a failure.
  'log_min_messages=log',
  'log_min_error_statement=panic',
  'log_checkpoints=off',
];

/** For tests: a crash of the machine may lose everything, commits are almost free, and equal data gives equal plans. */
const FORGETFUL_SETTINGS = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'wal_level=minimal',
  'max_wal_senders=0',
  // Statistics change only when a test says so, and `analyze` reads all of a table of up to 45 000 rows: a random sample of it would decide
  // between plans that cost nearly the same.
  'autovacuum=off',
  'default_statistics_target=150',
];

export const initdbFlags = (durable: boolean): string[] =>
  durable ? INITDB_FLAGS : [...INITDB_FLAGS, '--no-sync'];

export const postgresFlags = (durable: boolean): string[] =>
  (durable ? SERVER_SETTINGS : [...SERVER_SETTINGS, ...FORGETFUL_SETTINGS]).flatMap((setting) => [
    '-c',
    setting,
  ]);
