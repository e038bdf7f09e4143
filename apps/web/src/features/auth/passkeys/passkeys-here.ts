/**
 * Whether passkeys work on this page. `browser`: this browser supports none. `address`: they belong to names, and this page was opened
 * under a number; `better` is the same page under a name, where there is one. Needs no request, so it can be called while rendering.
 */
export type PasskeysHere =
  | { readonly possible: true }
  | { readonly possible: false; readonly why: 'browser' }
  | { readonly possible: false; readonly why: 'address'; readonly better: string | null };

interface Place {
  readonly PublicKeyCredential?: unknown;
  readonly location: Pick<Location, 'href'>;
}

export function passkeysHere({ PublicKeyCredential: known, location }: Place = globalThis): PasskeysHere {
  const url = new URL(location.href);
  // URL writes every IPv4 address as four numbers, and every IPv6 address in brackets.
  if (/^\[|^\d+(?:\.\d+){3}$/.test(url.hostname)) {
    const thisMachine = url.hostname === '[::1]' || url.hostname.startsWith('127.');
    if (thisMachine) url.hostname = 'localhost';
    return { possible: false, why: 'address', better: thisMachine ? url.href : null };
  }
  return typeof known === 'function' ? { possible: true } : { possible: false, why: 'browser' };
}
