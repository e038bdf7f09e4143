// Runs before the first paint, and starts what the first page needs while its code is still on the way. A file of its own, because the CSP
// allows no inline script; a plain one, because a module would run after the paint. The build gives it a hash in its name.
(() => {
  const stored = (/** @type {string} */ key) => {
    try {
      return localStorage.getItem(key);
    } catch {
      // Storage is switched off: what the system and the browser say holds.
      return null;
    }
  };
  const root = document.documentElement;

  // Nobody in the dark sees a white flash. The same key as in theme-provider.tsx.
  const scheme = stored('gatehouse-color-scheme');
  const dark =
    scheme === 'dark' || (scheme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  root.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');

  // The texts of the language that i18n/languages.ts is going to pick. The server names the files.
  /** @type {HTMLMetaElement | null} */
  const named = document.querySelector('meta[name=gatehouse-texts]');
  const texts = JSON.parse(named?.content || '{}');
  const wanted = [
    stored('gatehouse-language'),
    ...navigator.languages.map((tag) => tag.toLowerCase().split('-')[0]),
  ];
  const language = wanted.find((tag) => tag && Object.hasOwn(texts, tag)) ?? 'en';
  root.lang = language;
  for (const href of texts[language] ?? []) {
    const link = Object.assign(document.createElement('link'), {
      rel: 'modulepreload',
      crossOrigin: '',
      href,
    });
    document.head.append(link);
  }

  // Every page waits for the session, and sign-in for what is left of an earlier attempt. first-answers.ts passes the answers on.
  const calls = ['/trpc/auth.session'];
  if (location.pathname === '/sign-in') calls.push('/trpc/auth.secondFactor?batch=1&input=%7B%7D');
  globalThis.gatehouseFirstAnswers = new Map(
    calls.map((url) => {
      const answer = fetch(url, { headers: { 'x-portal-request': '1' } });
      // The caller that takes the answer sees the failure.
      answer.catch(() => undefined);
      return [url, answer];
    }),
  );
})();
