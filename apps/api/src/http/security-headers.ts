import type { MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';

/**
 * Sent on every route (SECURITY R37). Scripts load only from our own files, and no site may frame the portal. Inline style elements are
 * allowed: the UI kit writes the theme's colours into one. Its content depends on the partner's branding, so no hash fits it. A nonce would
 * make each document differ, and would give the not-found page away. Style attributes in HTML are forbidden: scripts set styles without
 * them. An asset carries only what means something without a document around it: a page has fifteen of them.
 */
export function securityHeaders(publicUrl: string): MiddlewareHandler<{ Variables: { isAsset?: true } }> {
  const https = publicUrl.startsWith('https:');
  const everywhere = {
    crossOriginResourcePolicy: 'same-origin',
    referrerPolicy: 'no-referrer',
    xContentTypeOptions: true,
    strictTransportSecurity: https ? 'max-age=31536000; includeSubDomains' : false,
    removePoweredBy: true,
  } as const;
  const ofPages = secureHeaders({
    ...everywhere,
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      styleSrcElem: ["'self'", "'unsafe-inline'"],
      styleSrcAttr: ["'none'"],
      imgSrc: ["'self'", 'data:'],
      fontSrc: ["'self'"],
      connectSrc: ["'self'"],
      manifestSrc: ["'self'"],
      frameAncestors: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
    },
    crossOriginOpenerPolicy: 'same-origin',
    xFrameOptions: 'DENY',
    permissionsPolicy: { camera: [], microphone: [], geolocation: [], payment: [] },
  });
  const ofAssets = secureHeaders({
    ...everywhere,
    // A worker takes its policy from its own file.
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      frameAncestors: ["'none'"],
      baseUri: ["'none'"],
    },
    crossOriginOpenerPolicy: false,
    originAgentCluster: false,
    xDnsPrefetchControl: false,
    xDownloadOptions: false,
    xFrameOptions: false,
    xPermittedCrossDomainPolicies: false,
    xXssProtection: false,
  });
  const isAnswered = async () => {};
  return async (c, next) => {
    await next();
    await (c.get('isAsset') ? ofAssets : ofPages)(c, isAnswered);
  };
}
