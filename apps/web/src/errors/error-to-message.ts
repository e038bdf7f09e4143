import type { TFunction } from 'i18next';
import { formatWait } from '../i18n/format.ts';
import type { Problem } from './problem.ts';

/** Decides whom the reader is told to ask: partners ask the vendor, a client's people ask their provider. */
export type Reader = 'partner' | 'client';

/** The message for a refusal. A reason without a text in `errors.json` does not compile. */
export function problemToMessage(
  problem: Problem,
  t: TFunction<'errors'>,
  language: string,
  reader: Reader = 'partner',
): string {
  if (problem.reason === 'rate_limited' && problem.retryAfter !== null) {
    return t('rateLimitedFor', { wait: formatWait(problem.retryAfter, language) });
  }
  if (problem.reason === 'last_support_contact' && problem.clients.length > 0) {
    const names = problem.clients.map(({ businessName }) => businessName);
    const list = new Intl.ListFormat(language, { type: 'conjunction' }).format(names);
    return t('lastSupportContactOf', { list, count: names.length });
  }
  const { reason } = problem;
  if (reader === 'client' && toClients(reason)) return t(`reasonForClient.${reason}`);
  return t(`reason.${reason}`);
}

/** Refusals whose message names whom to ask. */
type ToClients = 'organisation_pending' | 'organisation_suspended' | 'organisation_archived';
const toClients = (reason: Problem['reason']): reason is ToClients => reason.startsWith('organisation_');
