import { pino, type DestinationStream, type LoggerOptions, type Logger as PinoLogger } from 'pino';

export type Logger = PinoLogger;

const secrets = [
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

/** Structured lines on standard output. Fields named like secrets are removed at every depth we log. */
export function createLogger(level: string, destination: DestinationStream = pino.destination(1)): Logger {
  const options: LoggerOptions = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: secrets.flatMap((key) => [key, `*.${key}`, `*.*.${key}`].map(quoteDashes)),
      censor: '[redacted]',
    },
    serializers: { err: errorDetails },
  };
  return pino(options, destination);
}

const quoteDashes = (path: string) => path.replaceAll(/(^|\.)([a-z]+-[a-z-]+)$/g, '["$2"]');

/** An error without the statement and parameters that a database driver attaches: they hold personal data. */
function errorDetails(error: unknown): unknown {
  if (!(error instanceof Error)) return { message: 'not an error' };
  const errorCode = 'code' in error ? error.code : undefined;
  const details = {
    type: error.name,
    message: isDataException(errorCode) ? 'data exception' : withoutAddresses(error.message),
    errorCode,
    stack: frames(error),
  };
  return error.cause instanceof Error ? { ...details, cause: errorDetails(error.cause) } : details;
}

/** The first line, without e-mail addresses: mail servers quote the recipient in their answers. */
const withoutAddresses = (message: string): string | undefined =>
  message
    .split('\n')[0]
    ?.slice(0, 300)
    .replaceAll(/[^\s<>"'(]{1,64}@[^\s<>"')]{1,255}/g, '…@…');

/** PostgreSQL's class 22 quotes the offending value in its message: «invalid input syntax for type uuid: "…"». */
const isDataException = (code: unknown) => typeof code === 'string' && /^22[0-9A-Z]{3}$/.test(code);

const frames = (error: Error) =>
  error.stack
    ?.split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .slice(0, 12);
