import { page, userEvent } from 'vitest/browser';
import { describe, expect, onTestFinished, test } from 'vitest';
import { Refusal } from '../../../testing/fake-link.ts';
import { alice, northwind } from '../../../testing/northwind.ts';
import { openApp } from '../../../testing/open-app.tsx';

const h1 = (name: string) => page.getByRole('heading', { level: 1, name });
const codeField = page.getByLabelText('Six-digit code');
const signIn = page.getByRole('button', { name: 'Sign in', exact: true });

/** A server that wants a code after the password. `verify` judges it; the sign-in may lapse. */
function wantingCode(verify: (code: string) => void = () => undefined) {
  const server = northwind([alice]);
  let session: ReturnType<typeof server.auth.session> | null = null;
  let awaited = false;
  const offer = { factors: ['totp' as const, 'recovery_code' as const] };
  return {
    ...server,
    auth: {
      session: () => session,
      secondFactor: () => (awaited ? offer : null),
      signIn: () => {
        awaited = true;
        return { status: 'mfa_required' as const, ...offer };
      },
      verifySecondFactor: (input: { method: string; code?: string }) => {
        verify(input.code ?? '');
        session = server.auth.session();
        return { status: 'signed_in' as const };
      },
      signOut: () => {
        awaited = false;
        return {};
      },
    },
  };
}

async function askedForCode(verify?: (code: string) => void, path = '/sign-in') {
  const app = await openApp(path, wantingCode(verify));
  await page.getByLabelText('E-mail address').fill('alice@northwind.test');
  await page.getByLabelText('Password', { exact: true }).fill('a password of hers');
  await signIn.click();
  await expect.element(h1('Enter your code')).toBeVisible();
  return app;
}

const wrongBut = (right: string) => (code: string) => {
  if (code.replaceAll(/\W/g, '') !== right) throw new Refusal('invalid_code', 401);
};

describe('the second factor', () => {
  test('is asked for after the password, and leads to the requested page', async () => {
    const app = await askedForCode(undefined, '/sign-in?next=%2Fteam%3Fsort%3Drole');
    await expect.element(codeField).toHaveFocus();
    await expect.element(codeField).toHaveAttribute('autocomplete', 'one-time-code');
    await expect.element(codeField).toHaveAttribute('inputmode', 'numeric');
    expect(page.getByRole('button', { name: /passkey/ }).elements()).toEqual([]);
    // As it was copied.
    await codeField.fill('123 456');
    await expect.element(h1('Partner team')).toBeVisible();
    expect(app.address()).toBe('/team?sort=role');
    expect(app.calls.find(({ path }) => path === 'auth.verifySecondFactor')?.input).toEqual({
      method: 'totp',
      code: '123456',
    });
  });

  test('that is wrong is said to be, with what to do, and the right one is accepted in its place', async () => {
    await askedForCode(wrongBut('654321'));
    await signIn.click();
    await expect.element(page.getByText('Enter the code your app shows now.')).toBeVisible();
    await codeField.fill('123456');
    await expect
      .element(page.getByText(/^That code is wrong or already used\. Wait for the next one/))
      .toBeVisible();
    await expect.element(codeField).toHaveAttribute('aria-invalid', 'true');
    // The wrong code is selected: typing replaces it.
    await expect.element(codeField).toHaveFocus();
    await userEvent.keyboard('654321');
    await expect.element(h1('Partner team')).toBeVisible();
  });

  test('after too many wrong codes says how long to wait', async () => {
    await askedForCode(() => {
      throw new Refusal('rate_limited', 429, { retryAfter: 880 });
    });
    await codeField.fill('123456');
    await expect.element(page.getByText('Too many attempts. Try again in 15 minutes.')).toBeVisible();
  });

  test('can be a recovery code, which may be wrong too', async () => {
    const right = 'abcdefghijklmnop';
    await askedForCode(wrongBut(right));
    await page.getByRole('button', { name: 'Use a recovery code instead' }).click();
    await expect.element(h1('Enter a recovery code')).toBeVisible();
    const field = page.getByLabelText('Recovery code');
    await expect.element(field).toHaveFocus();
    await userEvent.keyboard('zzzz-zzzz-zzzz-zzzz{Enter}');
    await expect
      .element(page.getByText(/^That code is wrong or already used\. Try another one/))
      .toBeVisible();
    await field.fill('abcd-efgh-ijkl-mnop');
    await userEvent.keyboard('{Enter}');
    await expect.element(h1('Partner team')).toBeVisible();
  });

  test('that comes too late leads back to the password, with a message', async () => {
    await askedForCode(() => {
      throw new Refusal('unauthenticated', 401);
    });
    await codeField.fill('123456');
    await expect.element(page.getByText(/^This sign-in has timed out\./)).toBeVisible();
    await expect.element(h1('Sign in')).toBeVisible();
  });

  test('can be left for another account, and is forgotten then', async () => {
    const app = await askedForCode();
    await page.getByRole('button', { name: 'Back to sign-in' }).click();
    await expect.element(h1('Sign in')).toBeVisible();
    await expect.poll(() => app.calls.map(({ path }) => path)).toContain('auth.signOut');
  });
});

test('a passkey is not offered where the browser supports none', async () => {
  const described = Object.getOwnPropertyDescriptor(globalThis, 'PublicKeyCredential');
  Reflect.deleteProperty(globalThis, 'PublicKeyCredential');
  onTestFinished(() => {
    if (described) Object.defineProperty(globalThis, 'PublicKeyCredential', described);
  });
  await openApp('/sign-in', wantingCode());
  await expect.element(signIn).toBeVisible();
  expect(page.getByRole('button', { name: 'Use a passkey' }).elements()).toEqual([]);
});
