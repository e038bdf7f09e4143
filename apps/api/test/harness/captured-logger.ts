import { createLogger, type Logger } from '@gatehouse/core/platform';

/** The real logger, its redaction included, with access to what it writes. */
export function capturedLogger(): { logger: Logger; lines: () => string[] } {
  const written: string[] = [];
  const logger = createLogger('info', { write: (line: string) => void written.push(line) });
  return { logger, lines: () => [...written] };
}
