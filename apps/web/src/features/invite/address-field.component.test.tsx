import { page, userEvent } from 'vitest/browser';
import { describe, expect, test } from 'vitest';
import { focusOn } from '../../testing/focus-on.ts';
import { alice, northwind } from '../../testing/northwind.ts';
import { openApp, type OpenedApp } from '../../testing/open-app.tsx';

const dialog = page.getByRole('dialog', { name: 'Invite people to Northwind Agency' });
const field = dialog.getByRole('textbox', { name: 'E-mail addresses' });
const chips = dialog.getByRole('list', { name: 'Addresses to invite' }).getByRole('listitem');
const editor = dialog.getByRole('textbox', { name: 'Edit address' });
const opener = page.getByRole('button', { name: 'Invite people' });
const texts = () => chips.elements().map((one) => one.textContent.trim());

/** Northwind's server, to which everybody is new. */
function toInvite() {
  const server = northwind([alice]);
  return {
    ...server,
    partnerTeam: {
      ...server.partnerTeam,
      checkAddresses: ({ emails }: { emails: string[] }) => ({
        results: emails.map((email) => ({ email, outcome: 'invited' as const })),
      }),
    },
  };
}

async function openDialog(): Promise<OpenedApp> {
  const app = await openApp('/team', toInvite());
  await focusOn(opener);
  await userEvent.keyboard('{Enter}');
  await expect.element(field).toHaveFocus();
  return app;
}

/** Pastes a text as from another program. */
function paste(text: string): void {
  const clipboardData = new DataTransfer();
  clipboardData.setData('text', text);
  field
    .element()
    .dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
}

describe('the list of people to invite', () => {
  test('accepts what people paste, merges duplicates, and marks invalid addresses', async () => {
    await openDialog();
    paste(
      'ana@one.test, bo@one.test; "Ruiz, Cara" <cara@one.test>\nDan Weiß <dan@one.test>\r\neve@one.test fay@one.test\n' +
        'ANA@one.test, not-an-address, gil@',
    );
    await expect.poll(() => texts().length).toBe(8);
    await expect.element(dialog.getByText('1 duplicate removed.')).toBeVisible();
    await expect.element(dialog.getByText('2 addresses aren’t valid and won’t be invited.')).toBeVisible();
    await expect
      .element(dialog.getByRole('button', { name: 'not-an-address: not an e-mail address, edit' }))
      .toBeVisible();
    await expect.element(dialog.getByRole('button', { name: 'Send 6 invitations' })).toBeVisible();
    expect(texts().slice(0, 4)).toEqual(['ana@one.test', 'bo@one.test', 'cara@one.test', 'dan@one.test']);
  });

  test('is written, corrected in place and taken back with the keyboard alone', async () => {
    await openDialog();
    await userEvent.keyboard('ana@one.test,');
    await expect.poll(texts).toEqual(['ana@one.test']);
    await userEvent.keyboard('bo.one.test{Enter}');
    const wrong = dialog.getByText('1 address isn’t valid and won’t be invited.');
    await expect.element(wrong).toBeVisible();
    await expect.element(field).toHaveValue('');

    await focusOn(dialog.getByRole('button', { name: 'Fix' }));
    await userEvent.keyboard('{Enter}');
    await expect.element(editor).toHaveFocus();
    await userEvent.keyboard('{Control>}a{/Control}bo@one.test{Enter}');
    await expect.element(wrong).not.toBeInTheDocument();
    await expect.poll(texts).toEqual(['ana@one.test', 'bo@one.test']);

    // Backspace in the empty field edits the last one. Esc leaves it unchanged, and the dialog open.
    await expect.element(field).toHaveFocus();
    await userEvent.keyboard('{Backspace}');
    await expect.element(editor).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    await expect.element(editor).not.toBeInTheDocument();
    await expect.element(dialog).toBeVisible();
    await expect.element(field).toHaveFocus();
    await userEvent.keyboard('{ArrowLeft}');
    await expect.poll(() => chips.elements().at(-1)?.contains(document.activeElement)).toBe(true);
    await userEvent.keyboard('{Delete}');
    await expect.poll(texts).toEqual(['ana@one.test']);
  });

  test('is not lost without a question, and Esc answers it with “go on”', async () => {
    const app = await openDialog();
    await userEvent.keyboard('ana@one.test,');
    await expect.poll(texts).toEqual(['ana@one.test']);
    await userEvent.keyboard('{Escape}');
    const question = page.getByRole('alertdialog', { name: 'Discard 1 address?' });
    await expect.element(question.getByRole('button', { name: 'Keep editing' })).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    await expect.element(question).not.toBeInTheDocument();
    expect(texts()).toEqual(['ana@one.test']);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await question.getByRole('button', { name: 'Discard' }).click();
    await expect.element(dialog).not.toBeInTheDocument();
    await expect.element(opener).toHaveFocus();
    expect(app.address()).toBe('/team');

    // Nothing written, nothing to ask. And the discarded list is gone.
    await userEvent.keyboard('{Enter}');
    await expect.element(field).toHaveFocus();
    expect(texts()).toEqual([]);
    await userEvent.keyboard('{Escape}');
    await expect.element(dialog).not.toBeInTheDocument();
    await expect.element(opener).toHaveFocus();
    expect(app.calls.filter(({ path }) => path === 'partnerTeam.invite')).toEqual([]);
  });

  test('opens from a link, and preselects the least role', async () => {
    await openApp('/team?invite=true', toInvite());
    await expect.element(dialog.getByRole('radio', { name: 'Partner user' })).toBeChecked();
    await expect.element(dialog.getByRole('button', { name: 'Send invitations' })).toBeDisabled();
  });
});
