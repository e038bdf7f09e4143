import { fieldCodes, isFieldCode } from '@gatehouse/core/platform/vocabulary';
import { reasons } from '@gatehouse/policy';
import { createInstance, type TFunction } from 'i18next';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import de from '../locales/de/errors.json' with { type: 'json' };
import en from '../locales/en/errors.json' with { type: 'json' };
import { problemToMessage } from './error-to-message.ts';
import { fieldSentence } from './field-errors.ts';
import type { Problem } from './problem.ts';

const problem = (change: Partial<Problem>): Problem => ({
  reason: 'internal',
  requestId: null,
  fields: {},
  retryAfter: null,
  clients: [],
  invitation: null,
  ...change,
});

describe.each(['en', 'de'] as const)('sentences for refusals in %s', (language) => {
  let t: TFunction<'errors'>;
  const say = (change: Partial<Problem>) => problemToMessage(problem(change), t, language);
  beforeAll(async () => {
    vi.stubGlobal('navigator', { languages: [language] });
    const i18n = createInstance();
    await i18n.init({ lng: language, resources: { en: { errors: en }, de: { errors: de } } });
    t = i18n.getFixedT(language, 'errors');
  });

  it.each([...reasons, 'offline', 'unreachable', 'not_loaded', 'new_version', 'crash'] as const)(
    'has one for %s',
    (reason) => {
      expect(say({ reason })).toMatch(/^\p{Lu}[^!]{10,}\.$/u);
    },
  );

  it.each(['organisation_pending', 'organisation_suspended', 'organisation_archived'] as const)(
    'sends partners to the vendor and clients to their provider: %s',
    (reason) => {
      expect(say({ reason })).toMatch(/(vendor|Anbieter)\.$/);
      expect(problemToMessage(problem({ reason }), t, language, 'client')).toMatch(
        /(provider|Dienstleister)\.$/,
      );
    },
  );

  it.each(Object.keys(fieldCodes).filter(isFieldCode))('words the problem of a field: %s', (code) => {
    const params = Object.fromEntries(fieldCodes[code].map((name) => [name, 1_234]));
    const sentence = fieldSentence({ code, params }, t, language);
    expect(sentence).toMatch(/^\p{Lu}[^!{}]{5,}\.$/u);
    expect(sentence).not.toContain(`field.${code}`);
    // The choices are API values that no reader wants to see.
    const shown = fieldCodes[code].filter((name) => name !== 'choices').length;
    expect(sentence.split(language === 'de' ? '1.234' : '1,234')).toHaveLength(shown + 1);
  });

  it('has no text for a code that no server sends', () => {
    expect(Object.keys({ en, de }[language].field).toSorted()).toEqual(Object.keys(fieldCodes).toSorted());
  });

  it('says how long to wait', () => {
    expect(say({ reason: 'rate_limited', retryAfter: 754 })).toMatch(/13 (minutes|Minuten)/);
    expect(say({ reason: 'rate_limited', retryAfter: 45 })).toMatch(/45 (seconds|Sekunden)/);
  });

  it('names the clients that need another contact', () => {
    const clients = [
      { id: '1', code: 'acme-dental', businessName: 'Acme Dental' },
      { id: '2', code: 'blue-harbor', businessName: 'Blue Harbor' },
    ];
    expect(say({ reason: 'last_support_contact', clients })).toMatch(/Acme Dental (and|und) Blue Harbor/);
  });
});
