import type { Locale } from '../email-content.ts';

/** The portal's name of each role people can be invited to. */
const labels: Record<Locale, Readonly<Record<string, string>>> = {
  en: {
    partner_admin: 'Partner administrator',
    partner_user: 'Partner user',
    client_admin: 'Admin',
    client_manager: 'Manager',
    client_staff: 'Staff',
    client_member: 'Member',
    community_manager: 'Community manager',
  },
  de: {
    partner_admin: 'Partner-Admin',
    partner_user: 'Partner-Mitglied',
    client_admin: 'Admin',
    client_manager: 'Manager',
    client_staff: 'Personal',
    client_member: 'Mitglied',
    community_manager: 'Community-Manager',
  },
};

/** A role's name in a mail's language; a role without a name is shown as it is. */
export const roleLabel = (role: string, locale: Locale): string => labels[locale][role] ?? role;
