import type { ConsoleMessage, Page, Response } from 'playwright-core';

export interface Watch {
  /** Everything that went wrong so far, as texts that can be compared. */
  problems(): Promise<readonly string[]>;
  /** Begins again, for the next visitor of a tab. */
  forget(): void;
}

/**
 * Listens to a page: errors and warnings in its console, violations of the content security policy, uncaught exceptions, requests without
 * an answer, and refusals. Await it before the page navigates, or its first document is missed. A refusal reads `403 partnerTeam.invite` or
 * `404 /nowhere`.
 */
export async function watch(page: Page): Promise<Watch> {
  const problems: string[] = [];
  const batches: Promise<readonly string[]>[] = [];
  // The browser logs most violations in its console, but not all, and not in every version.
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sourceFile }) =>
      // oxlint-disable-next-line eslint/no-console -- logged in the page, and read here like every error
      console.error(`CSP forbids ${effectiveDirective} ${blockedURI} in ${sourceFile ?? 'the document'}`),
    );
  });
  page.on('console', (message) => {
    if (isComplaint(message)) problems.push(`console ${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => problems.push(`uncaught: ${error.message}`));
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? '';
    // Leaving a page aborts what it was loading.
    if (why !== 'net::ERR_ABORTED') problems.push(...namesIn(request.url()).map((name) => `${why} ${name}`));
  });
  page.on('response', (response) => {
    const status = response.status();
    if (status >= 400) problems.push(...namesIn(response.url()).map((name) => `${status} ${name}`));
    if (status === 207) batches.push(refusalsIn(response));
  });
  return {
    async problems() {
      return [...problems, ...(await Promise.all(batches)).flat()];
    },
    forget() {
      problems.length = 0;
      batches.length = 0;
    },
  };
}

function isComplaint(message: ConsoleMessage): boolean {
  if (message.type() !== 'error' && message.type() !== 'warning') return false;
  // The browser's own message for a refused request, which is counted as a refusal.
  return !message.text().startsWith('Failed to load resource');
}

/** The calls of a request, or the path it requested. */
function namesIn(url: string): string[] {
  const { pathname } = new URL(url);
  const [, calls] = /^\/trpc\/(.*)/.exec(decodeURIComponent(pathname)) ?? [];
  return calls?.split(',') ?? [pathname];
}

interface CallAnswer {
  readonly error?: { readonly data?: { readonly httpStatus?: number } };
}

/** A batch of calls with different answers: each refused one by its name. */
async function refusalsIn(response: Response): Promise<readonly string[]> {
  const calls = namesIn(response.url());
  const answers: readonly CallAnswer[] = await response.json();
  return answers.flatMap(({ error }, index) =>
    error === undefined ? [] : [`${error.data?.httpStatus ?? 'refused'} ${calls[index] ?? ''}`],
  );
}
