import { createInstance, type TFunction } from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import de from '../../locales/de/sessions.json' with { type: 'json' };
import en from '../../locales/en/sessions.json' with { type: 'json' };
import { sessionLabels } from './session-labels.ts';

describe('a signed-in browser', () => {
  let t: TFunction<'sessions'>;
  beforeAll(async () => {
    const i18n = createInstance();
    await i18n.init({ lng: 'en', resources: { en: { sessions: en }, de: { sessions: de } } });
    t = i18n.getFixedT('en', 'sessions');
  });

  it.each([
    [{ device: 'desktop', browser: 'Firefox 145', os: 'Windows' }, 'Firefox 145 on Windows'],
    [{ device: 'phone', browser: 'Safari 19', os: null }, 'Safari 19'],
    [{ device: 'tablet', browser: null, os: 'Android' }, 'Android'],
    [{ device: 'other', browser: null, os: null }, 'Unknown browser'],
    [{ device: 'phone', browser: null, os: null }, 'Unknown phone'],
  ] as const)('%j is “%s”', (machine, words) => expect(sessionLabels(machine, t)).toBe(words));
});
