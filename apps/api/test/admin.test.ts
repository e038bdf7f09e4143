import { openTestHouse, testSecret, type TestHouse } from '@gatehouse/core/testing';
import { sealEvents } from '@gatehouse/core/audit';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { aTeam, signedIn } from './harness/people.ts';
import { openPortal, type Portal } from './harness/portal.ts';
import { killAll, run, temporaryFolder } from './harness/process.ts';

const folder = temporaryFolder();
let house: TestHouse;
let portal: Portal;

beforeAll(async () => {
  house = await openTestHouse();
  portal = await openPortal(house);
});
afterEach(killAll);
afterAll(async () => {
  await portal.close();
  await house.close();
  folder.remove();
});

const admin = (args: string[], input = '') =>
  run('admin', {
    args,
    input,
    variables: {
      DATABASE_URL: house.database.ownerUrl,
      DATABASE_APP_URL: house.database.appUrl,
      APP_SECRET: testSecret,
      DATA_DIR: folder.path,
    },
  });

describe('the commands', () => {
  const names = ['create-staff', 'verify-audit', 'audit-heads', 'seed-demo'];

  test('--help lists them all and needs no configuration', async () => {
    const { code, out } = await run('admin', { args: ['--help'], variables: { NODE_ENV: 'production' } });
    expect(code).toBe(0);
    for (const name of names) expect(out).toMatch(new RegExp(`^  ${name}\\b`, 'm'));
  });

  test('nothing, and something unknown, show them too and are no success', async () => {
    const nothing = await admin([]);
    expect(nothing.code).toBe(2);
    const unknown = await admin(['destroy-everything']);
    expect(unknown.code).toBe(2);
    expect(unknown.err).toContain('Unknown command: destroy-everything.');
    for (const name of names) expect(nothing.out + unknown.err).toContain(name);
  });
});

describe('create-staff', () => {
  const password = 'four loud green tractors';

  test('makes an account that signs in, with the password of its standard input', async () => {
    const made = await admin(
      ['create-staff', 'First@Vendor.test', '--name', 'First Person'],
      `${password}\n`,
    );
    expect(made).toEqual({ code: 0, out: 'first@vendor.test is staff_admin.\n', err: '' });
    const client = portal.visitor();
    expect((await client.signIn('first@vendor.test', password)).outcome).toBe('ok');
    const session = await client.query('auth.session');
    expect(session.data).toMatchObject({
      user: { email: 'first@vendor.test', displayName: 'First Person' },
      membership: { role: 'staff_admin' },
      organisation: { kind: 'vendor' },
    });
  });

  test('without one a password is made, shown once, and works', async () => {
    const { code, out } = await admin(['create-staff', 'support@vendor.test', '--role', 'staff_support']);
    expect(code).toBe(0);
    const shown = /^Password, shown this once: (\S{20,})$/m.exec(out)?.[1] ?? '';
    const client = portal.visitor();
    expect((await client.signIn('support@vendor.test', shown)).outcome).toBe('ok');
    expect((await client.query('auth.session')).data).toMatchObject({
      membership: { role: 'staff_support' },
    });
  });

  test('refusals are one sentence, and leave nothing', async () => {
    const cases: [args: string[], input: string, sentence: RegExp][] = [
      [['weak@vendor.test'], 'short', /^Use at least 15 characters/],
      [['weak@vendor.test'], 'a password of the weak one', /^Remove “weak”/],
      [
        ['weak@vendor.test', '--role', 'partner_admin'],
        password,
        /^The role must be one of: staff_admin, staff_support\.$/,
      ],
      [['no address'], password, /^Give one e-mail address/],
      [['first@vendor.test'], password, /^first@vendor\.test already has an account\.$/],
    ];
    for (const [args, input, sentence] of cases) {
      const { code, out, err } = await admin(['create-staff', ...args], input);
      expect({ args, code, out }).toEqual({ args, code: 1, out: '' });
      expect(err.trim()).toMatch(sentence);
      expect(err.trim().split('\n')).toHaveLength(1);
      expect(err).not.toContain(password);
    }
    expect(await house.peek("select 1 from users where email like 'weak%'")).toEqual([]);
  }, 30_000);
});

describe('the audit chain', () => {
  test('intact: exit 0; tampered with: exit 1 and the first bad event of each organisation', async () => {
    const teams = [await aTeam(house), await aTeam(house)];
    for (const { admin } of teams) {
      const client = await signedIn(portal, admin.email);
      for (let index = 0; index < 3; index += 1)
        await client.mutate('partnerTeam.invite', { emails: [`x${index}@audit.test`], role: 'partner_user' });
    }
    while ((await sealEvents(house.db())) > 0);
    const intact = await admin(['verify-audit']);
    expect(intact).toEqual({ code: 0, out: 'Every audit chain is intact.\n', err: '' });
    const heads = await admin(['audit-heads']);
    expect(heads.code).toBe(0);
    const kept = join(folder.path, 'heads.json');
    writeFileSync(kept, heads.out);
    expect((await admin(['verify-audit', '--heads', kept])).code).toBe(0);

    const bad: { organisation: string; event: string }[] = [];
    for (const { partner } of teams) {
      const events = await house.peek<{ id: string }>(
        "select id from audit_events where partner_id = $1 and action = 'invitation.created' order by id",
        [partner.id],
      );
      bad.push({ organisation: partner.id, event: events[1]?.id ?? '' });
    }
    await house.peek('alter table audit_events disable trigger user');
    await house.peek(
      'update audit_events set details = \'{"email": "somebody.else@audit.test"}\' where id = $1',
      [bad[0]?.event],
    );
    await house.peek('delete from audit_events where id = $1', [bad[1]?.event]);
    await house.peek('alter table audit_events enable trigger user');
    const broken = await admin(['verify-audit']);
    expect(broken.code).toBe(1);
    expect(broken.out.trim().split('\n').toSorted()).toEqual(
      bad
        .map(({ organisation, event }) => `organisation ${organisation}: first bad event ${event}`)
        .toSorted(),
    );
  }, 40_000);

  test('a tail that was cut off is shown by heads kept elsewhere', async () => {
    const { partner, admin: member } = await aTeam(house);
    await signedIn(portal, member.email);
    while ((await sealEvents(house.db())) > 0);
    const kept = join(folder.path, 'heads-before.json');
    writeFileSync(kept, (await admin(['audit-heads'])).out);
    const [last] = await house.peek<{ event_id: string }>(
      'select event_id from audit_seals where organisation_id = $1 order by seq desc limit 1',
      [partner.id],
    );
    await house.peek(
      'alter table audit_events disable trigger user; alter table audit_seals disable trigger user',
    );
    await house.peek('delete from audit_seals where event_id = $1', [last?.event_id]);
    await house.peek('delete from audit_events where id = $1', [last?.event_id]);
    const line = `organisation ${partner.id}: first bad event ${last?.event_id}`;
    expect((await admin(['verify-audit'])).out).not.toContain(line);
    const { code, out } = await admin(['verify-audit', '--heads', kept]);
    expect(code).toBe(1);
    expect(out).toContain(`${line}\n`);
  }, 40_000);
});

test('seed-demo says when there is nothing for it to do', async () => {
  expect(await admin(['seed-demo'])).toEqual({
    code: 0,
    out: 'Nothing was done: this installation already has data.\n',
    err: '',
  });
});
