/** Stands for the app's own address: a path is ours only if it still belongs to this origin after parsing. */
const ownOrigin = 'https://own.invalid';

/**
 * The path to open after sign-in, or `/` for anything that is not a same-origin path (SECURITY R39). Browsers read `//evil`, `/\evil` and
 * paths with tabs or line ends as other hosts, so the text is judged as the browser would parse it.
 */
export function safeNext(next: unknown): string {
  if (typeof next !== 'string' || !next.startsWith('/') || /[\\\p{Cc}]/u.test(next)) return '/';
  const url = URL.canParse(next, ownOrigin) ? new URL(next, ownOrigin) : null;
  if (url?.origin !== ownOrigin || url.pathname.startsWith('//')) return '/';
  const path = `${url.pathname}${url.search}${url.hash}`;
  // Sign-in as the page after sign-in would loop.
  return url.pathname === '/sign-in' ? '/' : path;
}
