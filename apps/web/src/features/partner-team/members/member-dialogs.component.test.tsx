import { page, userEvent } from 'vitest/browser';
import { describe, expect, onTestFinished, test } from 'vitest';
import { Refusal } from '../../../testing/fake-link.ts';
import { focusOn } from '../../../testing/focus-on.ts';
import { alice, member, northwind, northwindSession, type Member } from '../../../testing/northwind.ts';
import { openApp, type OpenedApp } from '../../../testing/open-app.tsx';
import { reduceMotion } from '../../../testing/reduce-motion.ts';

const uli = member(2, 'Uli User');
const menuOf = (name: string) => page.getByRole('button', { name: `Actions for ${name}` });
const main = page.getByRole('main');
const rowOf = (name: string) => page.getByRole('row', { name: new RegExp(name) });
const panelOf = (name: string) => page.getByRole('dialog', { name: `Details of ${name}` });

async function choose(name: string, action: string): Promise<void> {
  await menuOf(name).click();
  await page.getByRole('menuitem', { name: action }).click();
}

/** The inputs of one procedure's calls, in order. */
const inputsOf = ({ calls }: OpenedApp, path: string) =>
  calls.filter((call) => call.path === path).map(({ input }) => input);

/** Northwind's server, which carries out acts on members or refuses them all. */
function acting(refuse?: Refusal) {
  const server = northwind([alice, uli]);
  let now: readonly Member[] = [alice, uli];
  const on = (memberId: string, change: (one: Member) => readonly Member[]) => {
    if (refuse) throw refuse;
    now = now.flatMap((one) => (one.id === memberId ? change(one) : [one]));
    return {};
  };
  return {
    ...server,
    partnerTeam: {
      ...server.partnerTeam,
      members: () => northwind(now).partnerTeam.members(),
      changeRole: ({ memberId, role }: { memberId: string; role: Member['role'] }) =>
        on(memberId, (one) => [{ ...one, role }]),
      removeMember: ({ memberId }: { memberId: string }) => on(memberId, () => []),
    },
  };
}

describe('one’s own row', () => {
  test('says “You”, offers nothing, and explains why', async () => {
    await openApp('/team', northwind([alice, uli]));
    await expect.element(menuOf('Uli User')).toBeVisible();
    await expect.element(menuOf('Alice Berger')).not.toBeInTheDocument();
    const why = /^This is you, the only administrator\./;
    await rowOf('Alice Berger').getByText('You', { exact: true }).hover();
    await expect.element(page.getByRole('tooltip').filter({ hasText: why })).toBeVisible();
    await page.getByRole('link', { name: 'Alice Berger' }).click();
    const panel = panelOf('Alice Berger');
    await expect.element(panel.getByText(why)).toBeVisible();
    expect(panel.getByRole('button', { name: /Change role|Remove/ }).elements()).toEqual([]);
  });
});

describe('a reader who changes nothing', () => {
  test('sees the same roster, without any control that changes it', async () => {
    await openApp('/team', northwind([alice, uli], northwindSession('partner_user')));
    await expect.element(page.getByRole('link', { name: 'Uli User' })).toBeVisible();
    await expect
      .element(main.getByText(/^People at Northwind Agency\. Partner administrators invite/))
      .toBeVisible();
    expect(main.getByRole('button', { name: /Invite|Actions for|Remove|Change/ }).elements()).toEqual([]);
    expect(main.getByRole('link', { name: /^Invitations/ }).elements()).toEqual([]);
    const disabled = main.element().querySelectorAll(':disabled, [aria-disabled="true"]');
    expect([...disabled].map((one) => one.getAttribute('aria-label') ?? one.textContent)).toEqual([]);
    await page.getByRole('link', { name: 'Uli User' }).click();
    await expect.element(panelOf('Uli User')).toBeVisible();
    expect(
      panelOf('Uli User')
        .getByRole('button', { name: /Change role|Remove/ })
        .elements(),
    ).toEqual([]);
  });

  test('of a suspended organisation can read everything; each act says why it is blocked', async () => {
    await openApp('/team', northwind([alice, uli], northwindSession('partner_admin', 'suspended')));
    await expect.element(main.getByText('Northwind Agency is suspended', { exact: true })).toBeVisible();
    const invite = page.getByRole('button', { name: 'Invite people' });
    const why = /^Your organisation is suspended/;
    await invite.hover();
    await expect.element(page.getByRole('tooltip').filter({ hasText: why })).toBeVisible();
    await focusOn(invite);
    await userEvent.keyboard('{Enter}');
    await menuOf('Uli User').click();
    const item = page.getByRole('menuitem', { name: /^Remove from the team/ });
    // Shown once for the whole menu, and added to each item for readers who cannot see the menu.
    const notice = page.getByRole('menu').getByText(why);
    await expect.element(notice).toBeVisible();
    await expect.element(item).toHaveAttribute('aria-disabled', 'true');
    await expect.element(item).toHaveAttribute('aria-describedby', notice.element().id);
    await focusOn(item);
    await userEvent.keyboard('{Enter}');
    await expect.element(notice).toBeVisible();
    expect(page.getByRole('dialog').elements()).toEqual([]);
  });
});

describe.each(['with motion', 'with less motion'])('%s, a dialog that is cancelled', (motion) => {
  const dialog = page.getByRole('dialog', { name: 'Remove Uli User from Northwind Agency?' });

  test('by Esc gives the focus back to the menu it was opened from by keyboard', async () => {
    if (motion === 'with less motion') reduceMotion();
    const app = await openApp('/team', acting());
    await focusOn(menuOf('Uli User'));
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByRole('menuitem').first()).toHaveFocus();
    await userEvent.keyboard('{End}');
    await expect.element(page.getByRole('menuitem', { name: 'Remove from the team' })).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await expect.element(dialog.getByRole('textbox')).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    await expect.element(dialog).not.toBeInTheDocument();
    await expect.element(menuOf('Uli User')).toHaveFocus();
    expect(inputsOf(app, 'partnerTeam.removeMember')).toEqual([]);
  });

  test('by its button gives the focus back to the menu it was opened from by mouse', async () => {
    if (motion === 'with less motion') reduceMotion();
    await openApp('/team', acting());
    await choose('Uli User', 'Remove from the team');
    await expect.element(dialog.getByRole('textbox')).toHaveFocus();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await expect.element(dialog).not.toBeInTheDocument();
    await expect.element(menuOf('Uli User')).toHaveFocus();
  });

  test('after another one took its place gives the focus back to the same menu', async () => {
    if (motion === 'with less motion') reduceMotion();
    await openApp('/team', acting());
    await choose('Uli User', 'Remove from the team');
    await dialog.getByRole('button', { name: 'Deactivate Uli User' }).click();
    const instead = page.getByRole('dialog', { name: 'Deactivate Uli User?' });
    await expect.element(instead.getByRole('button', { name: 'Cancel' })).toHaveFocus();
    await expect.element(dialog).not.toBeInTheDocument();
    await userEvent.keyboard('{Escape}');
    await expect.element(instead).not.toBeInTheDocument();
    await expect.element(menuOf('Uli User')).toHaveFocus();
  });
});

describe('changing a role', () => {
  const dialog = page.getByRole('dialog', { name: 'Make Uli User a partner administrator?' });

  test('is confirmed with an explanation; the safe answer has the focus', async () => {
    const app = await openApp('/team', acting());
    await choose('Uli User', 'Change role');
    await expect.element(dialog.getByText(/^They can invite and remove members/)).toBeVisible();
    await expect.element(dialog.getByRole('button', { name: 'Cancel' })).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await expect.element(dialog).not.toBeInTheDocument();
    expect(inputsOf(app, 'partnerTeam.changeRole')).toEqual([]);
  });

  test('is sent once, however often it is pressed, and shown immediately', async () => {
    const app = await openApp('/team', acting());
    await choose('Uli User', 'Change role');
    await dialog.getByRole('button', { name: 'Make administrator' }).dblClick();
    await expect.element(page.getByText('Uli User is now a partner administrator.')).toBeVisible();
    await expect.element(rowOf('Uli User').getByText('Partner administrator')).toBeVisible();
    expect(inputsOf(app, 'partnerTeam.changeRole')).toEqual([{ memberId: uli.id, role: 'partner_admin' }]);
  });

  test('that is refused says why in the dialog, which stays', async () => {
    await openApp('/team', acting(new Refusal('last_admin', 409)));
    await choose('Uli User', 'Change role');
    await dialog.getByRole('button', { name: 'Make administrator' }).click();
    const why = /^Uli User is the last administrator of Northwind Agency\./;
    await expect.element(dialog.getByRole('alert').getByText(why)).toBeVisible();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await expect.element(dialog).not.toBeInTheDocument();
  });
});

describe('removing a member', () => {
  const dialog = page.getByRole('dialog', { name: 'Remove Uli User from Northwind Agency?' });
  const act = dialog.getByRole('button', { name: 'Remove Uli User' });

  test('wants the address typed, and is sent once', async () => {
    const app = await openApp('/team', acting());
    await choose('Uli User', 'Remove from the team');
    await expect.element(dialog.getByText('They are not notified.')).toBeVisible();
    await expect.element(act).toBeDisabled();
    await dialog.getByRole('textbox').fill('somebody.else@northwind.test');
    await expect.element(act).toBeDisabled();
    await dialog.getByRole('textbox').fill(` ${uli.email.toUpperCase()} `);
    await act.dblClick();
    await expect.element(page.getByText('Uli User is no longer a member of Northwind Agency.')).toBeVisible();
    await expect.element(page.getByRole('link', { name: 'Uli User' })).not.toBeInTheDocument();
    expect(inputsOf(app, 'partnerTeam.removeMember')).toEqual([{ memberId: uli.id }]);
  });

  test.each(['its row', 'their panel'])(
    'from %s gives the focus to the page’s heading, and never to what is about to disappear',
    async (from) => {
      await openApp('/team', acting());
      if (from === 'its row') await choose('Uli User', 'Remove from the team');
      else {
        await page.getByRole('link', { name: 'Uli User' }).click();
        await panelOf('Uli User').getByRole('button', { name: 'Remove from the team' }).click();
      }
      await dialog.getByRole('textbox').fill(uli.email);
      await expect.element(act).toBeEnabled();
      const focused: unknown[] = [];
      const note = ({ target }: FocusEvent) => focused.push(target);
      document.addEventListener('focusin', note);
      onTestFinished(() => document.removeEventListener('focusin', note));
      await act.click();
      const heading = page.getByRole('heading', { level: 1 });
      await expect.element(page.getByRole('link', { name: 'Uli User' })).not.toBeInTheDocument();
      await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
      await expect.element(heading).toHaveFocus();
      expect(focused.slice(1)).toEqual([heading.element()]);
    },
  );

  test('who is gone already is reported in the dialog', async () => {
    await openApp('/team', acting(new Refusal('not_found', 404)));
    await choose('Uli User', 'Remove from the team');
    await dialog.getByRole('textbox').fill(uli.email);
    await act.click();
    await expect.element(dialog.getByText(/^This person is no longer a member\./)).toBeVisible();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await expect.element(dialog).not.toBeInTheDocument();
  });
});
