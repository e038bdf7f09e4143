import { openTestApp, sealEverything, testPassword, testSecret, type TestApp } from '@gatehouse/core/testing';
import { vendorOrganisationId } from '@gatehouse/core/audit';
import { checkSchema, thisRelease } from '@gatehouse/core/database';
import { newId } from '@gatehouse/core/platform';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { aTeam, signedIn } from './harness/people.ts';
import { openPortal, type Portal } from './harness/portal.ts';
import { killAll, run, temporaryFolder, type Variables } from './harness/process.ts';

const folder = temporaryFolder();
let app: TestApp;
let portal: Portal;

beforeAll(async () => {
  app = await openTestApp();
  portal = await openPortal(app);
});
afterEach(killAll);
afterAll(async () => {
  await portal.close();
  await app.close();
  folder.remove();
});

const placesOf = async (email: string) => {
  const rows = await app.peek<{ role: string }>(
    'select m.role from memberships m join users u on u.id = m.user_id where u.email = $1 order by m.role',
    [email],
  );
  return rows.map(({ role }) => role);
};

const base = { APP_SECRET: testSecret, DATA_DIR: folder.path };
const admin = (args: string[], input = '', more: Variables = {}) =>
  run('admin', {
    args,
    input,
    variables: {
      ...base,
      DATABASE_URL: app.database.ownerUrl,
      DATABASE_APP_URL: app.database.appUrl,
      ...more,
    },
  });

describe('the commands', () => {
  const names = ['migrate', 'create-staff', 'verify-audit', 'audit-heads', 'seed-demo'];

  test('--help lists all of them and needs no configuration', async () => {
    const { code, out } = await run('admin', { args: ['--help'], variables: { NODE_ENV: 'production' } });
    expect(code).toBe(0);
    for (const name of names) expect(out).toMatch(new RegExp(`^  ${name}\\b`, 'm'));
  });

  test('an unknown option is reported, and nothing is done', async () => {
    const { code, out, err } = await admin(['create-staff', 'typo@vendor.test', '--nmae', 'X'], 'a password');
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^Unknown option '--nmae'/);
    expect(await app.peek("select 1 from users where email = 'typo@vendor.test'")).toEqual([]);
  });

  test('no command, or an unknown one, lists them too and fails', async () => {
    const nothing = await admin([]);
    expect(nothing.code).toBe(2);
    const unknown = await admin(['destroy-everything']);
    expect(unknown.code).toBe(2);
    expect(unknown.err).toContain('Unknown command: destroy-everything.');
    for (const name of names) expect(nothing.out + unknown.err).toContain(name);
  });
});

test('migrate says when there is nothing to do, and migrates whatever AUTO_MIGRATE says', async () => {
  const done = `The database is up to date: schema ${thisRelease.number}.\n`;
  expect(await admin(['migrate'])).toEqual({ code: 0, out: done, err: '' });
  await app.peek('revoke select on partners from gatehouse_app');
  const { code, out } = await admin(['migrate'], '', { AUTO_MIGRATE: '0' });
  expect({ code, out }).toEqual({ code: 0, out: `grant select on table partners to gatehouse_app\n${done}` });
});

describe('AUTO_MIGRATE=0', () => {
  const line =
    /^(Gatehouse did not start: |The worker did not start: )?The database has no schema yet, this release needs \d+: 0001-baseline, functions\/audit_chain_breaks, functions\/audit_event_text and \d+ more missing\. Run npm run admin -- migrate first \(AUTO_MIGRATE is 0\)\.\n$/;

  test('on an empty database server, worker and commands end with one line, and it stays empty', async () => {
    const name = `bare_${Date.now()}`;
    await app.peek(`create database ${name} owner gatehouse_owner`);
    const url = new URL(app.database.ownerUrl);
    url.pathname = `/${name}`;
    const bare = {
      AUTO_MIGRATE: '0',
      DATABASE_URL: url.toString(),
      PORT: '0',
      SMTP_URL: 'smtp://127.0.0.1:9',
    };
    const variables = { ...base, DATABASE_APP_URL: app.database.appUrl, ...bare };
    for (const entry of ['main', 'worker'] as const) {
      const { code, err } = await run(entry, { variables });
      expect({ entry, code, err }).toEqual({ entry, code: 1, err: expect.stringMatching(line) });
    }
    const { code, out, err } = await admin(['create-staff', 'early@vendor.test'], 'x', bare);
    expect({ code, out, err }).toEqual({ code: 1, out: '', err: expect.stringMatching(line) });
    expect(await checkSchema(url.toString(), thisRelease)).toMatchObject({ kind: 'behind', number: 0 });
    await app.peek(`drop database ${name} with (force)`);
  }, 90_000);
});

describe('create-staff', () => {
  const password = 'four loud green tractors';

  test('creates an account that signs in, with the password from its standard input', async () => {
    const made = await admin(
      ['create-staff', 'First@Vendor.test', '--name', 'First Person'],
      `${password}\n`,
    );
    expect(made).toEqual({ code: 0, out: 'first@vendor.test is staff_admin.\n', err: '' });
    const client = portal.visitor();
    expect((await client.signIn('first@vendor.test', password)).outcome).toBe('ok');
    const [event] = await app.peek(
      "select actor_id, actor_label, organisation_id, subject_label, details from audit_events where action = 'staff.created'",
    );
    expect(event).toEqual({
      actor_id: null,
      actor_label: { name: 'operator' },
      organisation_id: vendorOrganisationId,
      subject_label: 'First Person <first@vendor.test>',
      details: { role: 'staff_admin', account: 'created', sessionsEnded: 0 },
    });
    const session = await client.query('auth.session');
    expect(session.data).toMatchObject({
      user: { email: 'first@vendor.test', displayName: 'First Person' },
      membership: { role: 'staff_admin' },
      organisation: { kind: 'vendor' },
    });
  });

  test('without a password one is generated, shown once, and works', async () => {
    const { code, out } = await admin(['create-staff', 'support@vendor.test', '--role', 'staff_support']);
    expect(code).toBe(0);
    const shown = /^Password, shown this once: (\S{20,})$/m.exec(out)?.[1] ?? '';
    const client = portal.visitor();
    expect((await client.signIn('support@vendor.test', shown)).outcome).toBe('ok');
    expect((await client.query('auth.session')).data).toMatchObject({
      membership: { role: 'staff_support' },
    });
  });

  test('refusals are one sentence, and change nothing', async () => {
    const cases: [args: string[], input: string, sentence: RegExp][] = [
      [['weak@vendor.test'], 'short', /^Use at least 15 characters/],
      [['weak@vendor.test'], 'a password of the weak one', /^Remove “weak”/],
      [
        ['weak@vendor.test', '--role', 'partner_admin'],
        password,
        /^The role must be one of: staff_admin, staff_support\.$/,
      ],
      [['no address'], password, /^Give one e-mail address/],
      [['first@vendor.test'], password, /^first@vendor\.test is a member of the vendor's staff already\.$/],
      [
        ['weak@vendor.test', '--name', 'Evil\u001b[31m\nname'],
        password,
        /^The name: Contains line breaks, control/,
      ],
      [['weak@vendor.test', '--name', ' \u200b'], password, /^The name: Must contain at least one visible/],
    ];
    for (const [args, input, sentence] of cases) {
      const { code, out, err } = await admin(['create-staff', ...args], input);
      expect({ args, code, out }).toEqual({ args, code: 1, out: '' });
      expect(err.trim()).toMatch(sentence);
      expect(err.trim().split('\n')).toHaveLength(1);
      expect(err).not.toContain(password);
    }
    expect(await app.peek("select 1 from users where email like 'weak%'")).toEqual([]);
  }, 90_000);
});

describe('create-staff for an address that has an account', () => {
  const password = 'four loud green tractors';
  const other = 'nine slow purple ferries';

  test('proven: only when asked for, and the password stays', async () => {
    const { admin: member } = await aTeam(app);
    const refused = await admin(['create-staff', member.email], password);
    expect(refused).toMatchObject({ code: 1, out: '' });
    expect(refused.err).toMatch(/^\S+ has an account\. Add --existing to give it the role staff_admin/);
    expect(await placesOf(member.email)).toEqual(['partner_admin']);

    const given = await admin(['create-staff', member.email, '--existing', '--role', 'staff_support']);
    expect(given).toMatchObject({ code: 0, err: '' });
    expect(given.out).toBe(`${member.email} is staff_support.\nIt signs in with the password it had.\n`);
    expect(await placesOf(member.email)).toEqual(['partner_admin', 'staff_support']);
    expect((await portal.visitor().signIn(member.email, testPassword)).outcome).toBe('ok');
    expect((await admin(['create-staff', member.email, '--existing'])).err).toContain('staff already');
  }, 60_000);

  test('unproven: the person who made it is signed out, everything they left is deleted, the memberships stay', async () => {
    const { admin: member, partner } = await aTeam(app);
    const email = `ciso-${partner.id}@vendor.test`;
    const userId = newId();
    const { partnerId } = { partnerId: partner.id };
    await app.peek(
      `insert into users (id, email, display_name, phone) values ('${userId}', '${email}', 'Squatter', '12345');
       insert into memberships (id, user_id, partner_id, role) values ('${newId()}', '${userId}', '${partnerId}', 'partner_user');
       insert into password_credentials (user_id, password_hash)
         select '${userId}', password_hash from password_credentials where user_id = '${member.userId}'`,
    );
    const squatter = portal.visitor();
    expect((await squatter.signIn(email, testPassword)).outcome).toBe('ok');
    await squatter.mutate('account.beginTotp', { password: testPassword });

    const { code, out } = await admin(['create-staff', email, '--name', 'The Owner'], other);
    expect({ code, out }).toEqual({
      code: 0,
      out: `${email} is staff_admin.\nIts account had never proven its mailbox: password, second factors and sessions were removed.\n`,
    });
    expect((await squatter.query('account.profile')).outcome).toBe('unauthenticated');
    expect((await portal.visitor().signIn(email, testPassword)).outcome).toBe('invalid_credentials');
    const owner = portal.visitor();
    expect((await owner.signIn(email, other)).outcome).toBe('ok');
    expect(
      await app.peek(
        'select display_name, phone, email_proven_at is not null as proven from users where id = $1',
        [userId],
      ),
    ).toEqual([{ display_name: 'The Owner', phone: null, proven: true }]);
    expect(await placesOf(email)).toEqual(['partner_user', 'staff_admin']);
    const [event] = await app.peek<{ details: object }>(
      "select details from audit_events where action = 'staff.created' and subject_id = $1",
      [userId],
    );
    expect(event?.details).toEqual({ role: 'staff_admin', account: 'taken_over', sessionsEnded: 1 });
  }, 60_000);

  test('no table with personal data keeps anything of the unproven time', async () => {
    const userId = newId();
    await app.peek(
      `insert into users (id, email, display_name) values ('${userId}', '${userId}@vendor.test', 'Squatter')`,
    );
    const tables = await app.peek<{ name: string; columns: string[] }>(`
      select c.relname as name, array_agg(a.attname::text) as columns from pg_class c join pg_attribute a on a.attrelid = c.oid
       where c.relnamespace = 'gatehouse'::regnamespace and c.relkind = 'r' and a.attname = 'user_id' group by 1 order by 1`);
    // What stays by design: memberships, and the new password, which the take-over itself writes.
    const kept = ['memberships', 'password_credentials'];
    const wiped = tables.map(({ name }) => name).filter((name) => !kept.includes(name));
    const [{ source } = { source: '' }] = await app.peek<{ source: string }>(
      "select prosrc as source from pg_proc where proname = 'create_staff'",
    );
    expect(wiped.length).toBeGreaterThan(6);
    expect(
      wiped.filter((name) => !source.includes(`delete from gatehouse.${name} where user_id = u.id`)),
    ).toEqual([]);
  });

  test('two concurrent commands for one address create one member of staff', async () => {
    const results = await Promise.all([
      admin(['create-staff', 'twice@vendor.test'], password),
      admin(['create-staff', 'twice@vendor.test'], other),
    ]);
    expect(results.map(({ code }) => String(code)).toSorted()).toEqual(['0', '1']);
    expect(results.map(({ err }) => err).join('')).toMatch(/staff already|has an account/);
    expect(await placesOf('twice@vendor.test')).toEqual(['staff_admin']);
  }, 60_000);
});

describe('the audit chain', () => {
  test('intact: exit 0; tampered with: exit 1 and the first bad event of each organisation', async () => {
    const teams = [await aTeam(app), await aTeam(app)];
    for (const { admin } of teams) {
      const client = await signedIn(portal, admin.email);
      for (let index = 0; index < 3; index += 1)
        await client.mutate('partnerTeam.invite', { emails: [`x${index}@audit.test`], role: 'partner_user' });
    }
    await sealEverything(app);
    const intact = await admin(['verify-audit']);
    expect(intact).toEqual({ code: 0, out: 'Every audit chain is intact.\n', err: '' });
    const heads = await admin(['audit-heads']);
    expect(heads.code).toBe(0);
    const kept = join(folder.path, 'heads.json');
    writeFileSync(kept, heads.out);
    expect((await admin(['verify-audit', '--heads', kept])).code).toBe(0);

    const bad: { organisation: string; event: string }[] = [];
    for (const { partner } of teams) {
      const events = await app.peek<{ id: string }>(
        "select id from audit_events where partner_id = $1 and action = 'invitation.created' order by id",
        [partner.id],
      );
      bad.push({ organisation: partner.id, event: events[1]?.id ?? '' });
    }
    await app.peek('alter table audit_events disable trigger user');
    await app.peek(
      'update audit_events set details = \'{"email": "somebody.else@audit.test"}\' where id = $1',
      [bad[0]?.event],
    );
    await app.peek('delete from audit_events where id = $1', [bad[1]?.event]);
    await app.peek('alter table audit_events enable trigger user');
    const broken = await admin(['verify-audit']);
    expect(broken.code).toBe(1);
    expect(broken.out.trim().split('\n').toSorted()).toEqual(
      bad
        .map(({ organisation, event }) => `organisation ${organisation}: first bad event ${event}`)
        .toSorted(),
    );
  }, 40_000);

  test('a chain whose tail was cut off is detected by heads stored elsewhere', async () => {
    const { partner, admin: member } = await aTeam(app);
    await signedIn(portal, member.email);
    await sealEverything(app);
    const kept = join(folder.path, 'heads-before.json');
    writeFileSync(kept, (await admin(['audit-heads'])).out);
    const [last] = await app.peek<{ event_id: string }>(
      'select event_id from audit_seals where organisation_id = $1 order by seq desc limit 1',
      [partner.id],
    );
    await app.peek(
      'alter table audit_events disable trigger user; alter table audit_seals disable trigger user',
    );
    await app.peek('delete from audit_seals where event_id = $1', [last?.event_id]);
    await app.peek('delete from audit_events where id = $1', [last?.event_id]);
    const line = `organisation ${partner.id}: first bad event ${last?.event_id}`;
    expect((await admin(['verify-audit'])).out).not.toContain(line);
    const { code, out } = await admin(['verify-audit', '--heads', kept]);
    expect(code).toBe(1);
    expect(out).toContain(`${line}\n`);
  }, 40_000);
});

test('seed-demo says when there is nothing to seed', async () => {
  expect(await admin(['seed-demo'])).toEqual({
    code: 0,
    out: 'Nothing was done: this installation already has data.\n',
    err: '',
  });
});
