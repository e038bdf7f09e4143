import type { PortalLinks } from '@gatehouse/core/clients';
import { featureKeys } from '@gatehouse/policy';

/**
 * `key=https://…` pairs, separated by commas: where the features of the customers' portal are. Null for anything else, a key named twice and
 * an address with a password in it among them: people are shown these addresses.
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

/** Looked at with an id in its place, as it will be given out. */
function isLink(template: string): boolean {
  const url = template.replaceAll('{clientId}', '01900000-0000-7000-8000-000000000000');
  if (/[{}\s]/.test(url) || !URL.canParse(url)) return false;
  const { protocol, username, password } = new URL(url);
  return /^https?:$/.test(protocol) && username + password === '';
}
