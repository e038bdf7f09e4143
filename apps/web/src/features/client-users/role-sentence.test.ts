import { clientPermissions, clientRoles } from '@gatehouse/policy';
import { createInstance, type TFunction } from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import de from '../../locales/de/client-users.json' with { type: 'json' };
import en from '../../locales/en/client-users.json' with { type: 'json' };
import { roleSentence, rolesByReach } from './role-sentence.ts';

describe('what a role may do here', () => {
  let t: TFunction<'client-users'>;
  let german: TFunction<'client-users'>;
  beforeAll(async () => {
    const i18n = createInstance();
    await i18n.init({ lng: 'en', resources: { en: { 'client-users': en }, de: { 'client-users': de } } });
    t = i18n.getFixedT('en', 'client-users');
    german = i18n.getFixedT('de', 'client-users');
  });

  it('names what role and permissions allow together, and nothing else', () => {
    expect(roleSentence('client_member', clientPermissions, t, 'en')).toBe(
      'Sees calls and analytics; manages projects.',
    );
    expect(roleSentence('client_admin', ['view_calls', 'manage_billing'], t, 'en')).toBe(
      'Sees calls; manages billing.',
    );
    expect(roleSentence('client_manager', ['view_calls', 'manage_integrations'], german, 'de')).toBe(
      'Sieht Anrufe; verwaltet Integrationen.',
    );
  });

  it('never gives a member billing or users', () => {
    expect(roleSentence('client_member', ['manage_billing', 'manage_users'], t, 'en')).toMatch(
      /Nothing else/,
    );
  });

  it('says who manages users, and of whom, only where that is on', () => {
    expect(roleSentence('client_admin', ['manage_users'], t, 'en')).toBe('Manages users.');
    expect(roleSentence('community_manager', ['manage_users'], t, 'en')).toMatch(/of their communities/);
    expect(roleSentence('client_admin', [], t, 'en')).toMatch(/^Sees home/);
  });

  it('falls back to what the role could do while the permissions are unknown', () => {
    for (const role of clientRoles) expect(roleSentence(role, null, t, 'en')).toMatch(/^\p{Lu}.*\.$/u);
  });

  it('knows every role, from the least to the most', () => {
    expect(rolesByReach.toSorted()).toEqual([...clientRoles].toSorted());
    expect(rolesByReach.at(-1)).toBe('client_admin');
  });
});
