import type { TFunction } from 'i18next';
import { waitInWords } from '../i18n/format.ts';
import type { Problem } from './problem.ts';

/** The sentence for a refusal. A reason without a text in `errors.json` does not compile. */
export function problemToMessage(problem: Problem, t: TFunction<'errors'>, language: string): string {
  if (problem.reason === 'rate_limited' && problem.retryAfter !== null) {
    return t('rateLimitedFor', { wait: waitInWords(problem.retryAfter, language) });
  }
  if (problem.reason === 'last_support_contact' && problem.clients.length > 0) {
    const names = problem.clients.map(({ businessName }) => businessName);
    const list = new Intl.ListFormat(language, { type: 'conjunction' }).format(names);
    return t('lastSupportContactOf', { list, count: names.length });
  }
  return t(`reason.${problem.reason}`);
}
