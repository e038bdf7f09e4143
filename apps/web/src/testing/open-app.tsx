import { createMemoryHistory } from '@tanstack/react-router';
import { createRoot } from 'react-dom/client';
import { expect, onTestFinished } from 'vitest';
import { AppTree } from '../app-tree.tsx';
import { createApp } from '../app.ts';
import { forgetDrafts } from '../features/auth/drafts/kept-form.ts';
import { changeLanguage, startI18n } from '../i18n/i18n.ts';
import { isLanguage } from '../i18n/languages.ts';
import { toastStore } from '../ui/toasts/toast-store.ts';
import { fakeLink, type Answers, type Call } from './fake-link.ts';

export interface OpenedApp {
  /** Path and query, as the address bar would show them. */
  readonly address: () => string;
  /** All calls to the server so far, in order. */
  readonly calls: readonly Call[];
  readonly back: () => void;
  /** Closes it before the test ends, for another one to be opened. */
  readonly close: () => void;
}

let texts: Promise<void> | undefined;

/** The whole app at an address, in a real browser, with a table for a server. Closed after the test. */
export async function openApp(path: string, answers: Answers, language = 'en'): Promise<OpenedApp> {
  // A new tab keeps no text and no toast of the one before.
  forgetDrafts(null);
  for (const { id } of toastStore.toasts()) toastStore.hide(id);
  const history = createMemoryHistory({ initialEntries: [path] });
  const { link, calls } = fakeLink(() => answers);
  const app = createApp({ callsOf: () => [link], history });
  texts ??= startI18n();
  await texts;
  if (isLanguage(language)) await changeLanguage(language);
  const place = document.body.appendChild(document.createElement('div'));
  place.id = 'root';
  const uncaught: unknown[] = [];
  const root = createRoot(place, { onUncaughtError: (error) => uncaught.push(error) });
  root.render(<AppTree app={app} />);
  // Registered by each test: files share this module, and a hook of its top level would belong to the first of them alone.
  const close = () => {
    root.unmount();
    place.remove();
  };
  onTestFinished(() => {
    close();
    expect(uncaught).toEqual([]);
  });
  return { address: () => history.location.href, calls, back: () => history.back(), close };
}
