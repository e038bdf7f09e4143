import { expect, test } from 'vitest';
import { createLogger } from './logger.ts';

/** What the given log call writes. */
function written(log: (logger: ReturnType<typeof createLogger>) => void): string {
  const lines: string[] = [];
  log(createLogger('trace', { write: (line) => lines.push(line) }));
  return lines.join('');
}

const secret = 'the-very-secret-value';
const names = [
  'password',
  'newPassword',
  'currentPassword',
  'token',
  'url',
  'code',
  'cookie',
  'authorization',
  'set-cookie',
];

test.each(names)('%s is removed at every depth we log', (name) => {
  const field = { [name]: secret };
  for (const logged of [field, { input: field }, { request: { headers: field } }]) {
    const line = written((logger) => logger.info(logged, 'something'));
    expect(line).toContain('[redacted]');
    expect(line).not.toContain(secret);
  }
  expect(written((logger) => logger.child(field).info('something'))).not.toContain(secret);
});

test('an error is logged with its stack, without what a driver attached to it', () => {
  const parts = {
    query: `select '${secret}'`,
    parameters: [secret],
    detail: `Key (email)=(${secret}) already exists.`,
  };
  const driver = Object.assign(new Error('duplicate key value violates unique constraint "users_pkey"'), {
    ...parts,
    code: '23505',
  });
  const line = written((logger) => logger.warn({ err: new Error('outer', { cause: driver }) }, 'failed'));
  expect(line).not.toContain(secret);
  expect(line).toContain('users_pkey');
  expect(line).toContain('23505');
  expect(line).toContain('logger.test.ts');
});

test('an address that a mail server quotes is not logged', () => {
  const error = new Error(
    'Message failed: 450 4.2.1 <ana.ruiz@example.test> greylisted (ana.ruiz@example.test)',
  );
  const line = written((logger) => logger.warn({ err: error }, 'job failed'));
  expect(line).toContain('450 4.2.1 <…@…> greylisted');
  expect(line).not.toContain('ana.ruiz');
});

test('a value the database could not read is not repeated', () => {
  const error = Object.assign(new Error(`invalid input syntax for type uuid: "${secret}"`), {
    code: '22P02',
  });
  const line = written((logger) => logger.warn({ err: error }, 'failed'));
  expect(line).not.toContain(secret);
  expect(line).toContain('22P02');
});

test('of a message with many lines only the first is logged, and not all of a long one', () => {
  const line = written((logger) =>
    logger.warn({ err: new Error(`first ${'x'.repeat(1_000)}\n${secret}`) }, 'failed'),
  );
  expect(line).toContain('first');
  expect(line).not.toContain(secret);
  expect(line.length).toBeLessThan(2_500);
});

test('a thrown value that is not an error is not logged', () => {
  expect(written((logger) => logger.warn({ err: { text: secret } }, 'failed'))).not.toContain(secret);
});
