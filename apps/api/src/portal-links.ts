import type { PortalLinks } from '@gatehouse/core/clients';
import { featureKeys } from '@gatehouse/policy';

/**
 * Parses `key=https://…` pairs, separated by commas: the addresses of the features in the customers' portal. Null for anything else,
 * including a repeated key or an address with a password in it: people see these addresses.
 */
export function parsePortalLinks(value: string): PortalLinks | null {
  const links: Record<string, string> = {};
  for (const pair of value.split(',')) {
    const [typed = '', ...rest] = pair.split('=');
    const key = featureKeys.find((known) => known === typed.trim());
    const url = rest.join('=').trim();
    if (!key || Object.hasOwn(links, key) || !isLink(url)) return null;
    links[key] = url;
  }
  return links;
}

/** Checks the template with an id filled in, as people will get it. */
function isLink(template: string): boolean {
  const url = template.replaceAll('{clientId}', '01900000-0000-7000-8000-000000000000');
  if (/[{}\s]/.test(url) || !URL.canParse(url)) return false;
  const { protocol, username, password } = new URL(url);
  return /^https?:$/.test(protocol) && username + password === '';
}
