import { page, userEvent } from 'vitest/browser';
import { expect, onTestFinished, test, vi } from 'vitest';
import { acme, withClients } from '../../testing/acme.ts';
import { focusOn } from '../../testing/focus-on.ts';
import { openApp } from '../../testing/open-app.tsx';
import { toastStore } from './toast-store.ts';

const region = page.getByRole('status').filter({ hasText: 'Acme Dental' });
const undo = region.getByRole('button', { name: 'Undo' });
const dialog = page.getByRole('dialog');
const menu = page.getByRole('button', { name: 'Actions for Acme Dental' });

/** Pauses a client, which shows a toast with undo. Its seconds pass only when a test lets them. */
async function pauseOne() {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  onTestFinished(() => {
    vi.useRealTimers();
    for (const { id } of toastStore.toasts()) toastStore.hide(id);
  });
  let now = acme;
  const server = withClients();
  const asked: string[] = [];
  await openApp('/clients', {
    ...server,
    clients: {
      ...server.clients,
      list: () => withClients({ clients: [now] }).clients.list({}),
      setStatus: ({ status }) => {
        asked.push(status);
        now = { ...now, status };
        return now;
      },
    },
  });
  await menu.click();
  await page.getByRole('menuitem', { name: 'Change status' }).click();
  await dialog.getByRole('radio', { name: /^Paused/ }).click();
  await dialog.getByRole('button', { name: 'Pause client' }).click();
  return asked;
}

/** Acts once, as soon as the toast is there and its dialog is still closing. */
function whileClosing(act: () => void): void {
  const observer = new MutationObserver(() => {
    const closing = document.querySelector('[aria-modal] > [inert]');
    if (!closing || toastStore.toasts().length === 0) return;
    observer.disconnect();
    act();
  });
  observer.observe(document.body, { subtree: true, childList: true, attributes: true });
  onTestFinished(() => observer.disconnect());
}

const press = (key: string, ctrlKey = false) =>
  window.dispatchEvent(new KeyboardEvent('keydown', { key, ctrlKey, cancelable: true }));

test('can be reached by keyboard, waits there, and undoes the change', async () => {
  const asked = await pauseOne();
  await expect.element(dialog).not.toBeInTheDocument();
  await expect.element(menu).toHaveFocus();
  await userEvent.keyboard('{F6}');
  await expect.element(undo).toHaveFocus();
  vi.advanceTimersByTime(60_000);
  await expect.element(undo).toBeVisible();
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => asked).toEqual(['paused', 'active']);
  await expect.element(undo).not.toBeInTheDocument();
  await expect.element(page.getByRole('heading', { level: 1 })).toHaveFocus();
});

test('that is reached while its dialog is still closing keeps the focus', async () => {
  const focused: unknown[] = [];
  const note = ({ target }: FocusEvent) => focused.push(target);
  onTestFinished(() => document.removeEventListener('focusin', note));
  whileClosing(() => {
    document.addEventListener('focusin', note);
    press('F6');
  });
  await pauseOne();
  await expect.element(undo).toHaveFocus();
  await expect.element(dialog).not.toBeInTheDocument();
  expect(focused).toEqual([undo.element()]);
  // Pressed again, F6 would return to the dialog, which is gone.
  await userEvent.keyboard('{F6}');
  await expect.element(page.getByRole('heading', { level: 1 })).toHaveFocus();
});

test('disappears by itself', async () => {
  await pauseOne();
  await expect.element(dialog).not.toBeInTheDocument();
  for (let second = 0; second < 9; second += 1) vi.advanceTimersByTime(1_000);
  await expect.element(undo).toBeVisible();
  vi.advanceTimersByTime(1_000);
  await expect.element(undo).not.toBeInTheDocument();
});

test('is undone with Ctrl+Z from anywhere but a field', async () => {
  const asked = await pauseOne();
  await expect.element(dialog).not.toBeInTheDocument();
  await focusOn(page.getByRole('searchbox'));
  await userEvent.keyboard('{Control>}z{/Control}');
  await expect.element(undo).toBeVisible();
  await focusOn(page.getByRole('heading', { level: 1 }));
  await userEvent.keyboard('{Control>}z{/Control}');
  await expect.poll(() => asked).toEqual(['paused', 'active']);
  await expect.element(page.getByText('Acme Dental is now active.')).toBeVisible();
});

test('is undone with Ctrl+Z while its dialog is still closing', async () => {
  whileClosing(() => press('z', true));
  const asked = await pauseOne();
  await expect.poll(() => asked).toEqual(['paused', 'active']);
});
