import { anonymous } from '@gatehouse/policy';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  acceptDeps,
  aClientInvitation,
  aClientTeam,
  acceptLink,
  actAs,
  aMember,
  anInvitation,
  aPartner,
  alsoMemberOf,
  letExpire,
  openTestApp,
  previewLink,
  refusalOf,
  testPassword,
  type TestApp,
  type TestInvitation,
} from '../../testing/index.ts';
import { rateLimited, systemOrigin } from '../../platform/index.ts';
import { removeMember } from '../partner-team/index.ts';
import { acceptInvitation } from './index.ts';

// SECURITY R03, docs/decisions/0024: the holder of a copied link may be its inviter, and must not learn from it who has an account.

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

/** Invitations to an address that has an account elsewhere, and to one that has none. */
async function known() {
  return anInvitation(app, { email: (await aMember(app)).email });
}
const unknown = () => anInvitation(app);
const addresses = [
  ['has an account', known],
  ['has none', unknown],
] as const;

const accountLookUps = () =>
  app.takeStatements().filter((statement) => statement.includes('invited_account'));
const offer = { displayName: 'A New Person', password: testPassword };

describe('a copied link', () => {
  test.each(addresses)(
    'to an address that %s is previewed without looking for an account',
    async (_, invite) => {
      const { token } = await invite();
      app.takeStatements();
      expect((await previewLink(app, token('copied'))).accountExists).toBeNull();
      expect(accountLookUps()).toEqual([]);
    },
  );

  test.each([
    ['nothing', {}, 'unauthenticated'],
    ['a name alone', { displayName: 'A Name' }, 'invalid_input'],
    ['a password alone', { password: testPassword }, 'invalid_input'],
    ['a weak password', { displayName: 'A Name', password: 'too short' }, 'invalid_input'],
  ])('accepted with %s is answered without a look-up, and alike', async (_, given, reason) => {
    for (const [, invite] of addresses) {
      const { token } = await invite();
      app.takeStatements();
      const answer = acceptInvitation(acceptDeps(app), anonymous, systemOrigin('test'), {
        token: token('copied'),
        ...given,
      });
      expect(await refusalOf(answer)).toBe(reason);
      expect(accountLookUps()).toEqual([]);
    }
  });

  test('with a complete offer the one look-up counts for the link, and for the partner that handed it out', async () => {
    const looks: [string, string, string][] = [];
    const counting = {
      ...acceptDeps(app),
      async limitCopied<T>(
        { id, partnerId }: { id: string; partnerId: string },
        look: () => Promise<void>,
        enter: () => Promise<T>,
      ): Promise<T> {
        await look().catch((error: unknown) => {
          looks.push([id, partnerId, 'found']);
          throw error;
        });
        looks.push([id, partnerId, 'none']);
        return enter();
      },
    };
    const accept = ({ token }: Pick<TestInvitation, 'token'>) =>
      refusalOf(
        acceptInvitation(counting, anonymous, systemOrigin('test'), { token: token('copied'), ...offer }),
      );
    const [taken, free] = [await known(), await unknown()];
    expect(await accept(taken)).toBe('unauthenticated');
    expect(await accept(free)).toBeNull();
    const team = await aClientTeam(app);
    const customer = await aClientInvitation(app, team.clientId, { by: team.boss, email: taken.email });
    expect(await accept(customer)).toBe('unauthenticated');
    expect(looks).toEqual([
      [taken.id, taken.admin.partner.id, 'found'],
      [free.id, free.admin.partner.id, 'none'],
      [customer.id, team.agent.partner.id, 'found'],
    ]);
  });

  test('once the limit is used up, both get the same answer and nothing is looked up', async () => {
    const limitCopied = () => Promise.reject(rateLimited(60));
    for (const [, invite] of addresses) {
      const { token } = await invite();
      app.takeStatements();
      const input = { token: token('copied'), ...offer };
      const answer = acceptInvitation(
        { ...acceptDeps(app), limitCopied },
        anonymous,
        systemOrigin('test'),
        input,
      );
      expect(await refusalOf(answer)).toBe('rate_limited');
      expect(accountLookUps()).toEqual([]);
    }
  });

  test('another person’s session is the wrong account, whether the address has one or not', async () => {
    const stranger = await aMember(app);
    for (const [, invite] of addresses) {
      const { token } = await invite();
      expect(await refusalOf(acceptLink(app, token('copied'), stranger))).toBe('wrong_account');
    }
  });
});

test('a mailed link shows its reader, who owns the mailbox, whether there is an account', async () => {
  expect((await previewLink(app, (await known()).token())).accountExists).toBe(true);
  expect((await previewLink(app, (await unknown()).token())).accountExists).toBe(false);
});

describe('a link that no longer works', () => {
  const refusal = (look: Promise<unknown>) =>
    look.then(
      () => null,
      (error: unknown) => error,
    );

  test('says whose it was when it is genuine and expired, in the preview and on accepting', async () => {
    const invitation = await unknown();
    const { id, name } = invitation.admin.partner;
    await letExpire(app, invitation.id);
    const named = {
      reason: 'link_expired',
      invitation: { organisation: { id, kind: 'partner', name }, inviter: invitation.admin.name },
    };
    for (const channel of ['mailed', 'copied'] as const) {
      expect(await refusal(previewLink(app, invitation.token(channel)))).toMatchObject(named);
      expect(await refusal(acceptLink(app, invitation.token(channel)))).toMatchObject(named);
    }
    const forged = await refusal(previewLink(app, invitation.token('mailed', 2)));
    expect(forged).toMatchObject({ reason: 'link_invalid', invitation: undefined });
  });

  /** Accepted by a person who was a member elsewhere before. */
  async function accepted() {
    const person = await aMember(app);
    const invitation = await anInvitation(app, { email: person.email });
    const { membershipId } = await acceptLink(app, invitation.token(), person);
    return { person, invitation, membershipId };
  }

  test.each(['mailed', 'copied'] as const)(
    'shows the signed-in person who accepted it where they are (%s)',
    async (channel) => {
      const { person, invitation, membershipId } = await accepted();
      const { id, name } = invitation.admin.partner;
      expect(await refusal(previewLink(app, invitation.token(channel), person))).toMatchObject({
        reason: 'link_invalid',
        invitation: { organisation: { id, kind: 'partner', name }, membershipId },
      });
    },
  );

  test('is only “used” to strangers, to other people, and to a person who was removed since', async () => {
    const { person, invitation, membershipId } = await accepted();
    const bystander = await aMember(app, { partner: invitation.admin.partner });
    await alsoMemberOf(app, person, await aPartner(app));
    const plain = { reason: 'link_invalid', invitation: undefined };
    expect(await refusal(previewLink(app, invitation.token()))).toMatchObject(plain);
    expect(await refusal(previewLink(app, invitation.token(), bystander))).toMatchObject(plain);
    await actAs(app, invitation.admin, (uow) => removeMember(uow, { memberId: membershipId }));
    expect(await refusal(previewLink(app, invitation.token(), person))).toMatchObject(plain);
  });
});
