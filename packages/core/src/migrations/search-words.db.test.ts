import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listClientUsers } from '../modules/client-users/index.ts';
import { listAssignments, listClients, listEligibleMembers } from '../modules/clients/index.ts';
import { listAssignedClientsOf, listMembers, listOwnInvitations } from '../modules/partner-team/index.ts';
import type { Page } from '../platform/contract.ts';
import type { UnitOfWork } from '../platform/index.ts';
import {
  aClient,
  aClientInvitation,
  aClientUser,
  actAs,
  aMember,
  anInvitation,
  aPartnerAdmin,
  openTestApp,
  type TestApp,
  type TestMember,
} from '../testing/index.ts';

let app: TestApp;
let admin: TestMember;
let clientId: string;
beforeAll(async () => {
  app = await openTestApp();
  admin = await aPartnerAdmin(app);
  const { partner } = admin;
  const member = (name: string, n: number) => aMember(app, { partner, name, email: `n${n}@words.test` });
  const bea = await member('Bea Ruiz', 0);
  for (const [n, name] of ['Sam O’Brien', "Tom O'Brien", 'Una O´Brien', 'Ïna Oʼbrien-Öz'].entries())
    await member(name, n + 1);
  const client = { businessName: 'D’Arcy & Söhne Dental', code: 'darcy', domain: 'darcy.test' };
  clientId = (await aClient(app, admin, { ...client, contacts: [bea] })).id;
  await aClientUser(app, clientId, { name: 'Zoé D’Angelo', email: 'zoe@darcy.test' });
  await app.peek("update users set phone = '+49 (30) 123-456' where email = 'zoe@darcy.test'");
  await aClientInvitation(app, clientId, { by: admin, email: "gail.o'hara@darcy.test" });
  await anInvitation(app, { admin, email: "peter.o'neil@words.test" });
});
afterAll(() => app.close());

const every = ['Bea Ruiz', 'Sam O’Brien', "Tom O'Brien", 'Una O´Brien', 'Ïna Oʼbrien-Öz'];
const brien = every.slice(1);

async function namesOf(list: (uow: UnitOfWork) => Promise<Page<{ name: string | null }>>) {
  return (await actAs(app, admin, list)).items.map(({ name }) => name);
}
const members = (search: string) =>
  namesOf((uow) => listMembers(uow, { limit: 25, role: ['partner_user'], search }));

test.each([
  ['the family name first', 'ruiz bea', ['Bea Ruiz']],
  ['parts of words', 'rui be', ['Bea Ruiz']],
  ['a word of one letter', 'r b ruiz', ['Bea Ruiz']],
  ['short words alone', 'be ui', ['Bea Ruiz']],
  ['a comma between them', 'Ruiz, Bea', ['Bea Ruiz']],
  ['the same word again', 'bea bea BEA ruiz', ['Bea Ruiz']],
  ['name and address', 'n0@words.test ruiz', ['Bea Ruiz']],
  ['a word nobody has', 'ruiz nobodyhasthis', []],
  ['a short word nobody has', 'ruiz qx', []],
  ['a name without its apostrophe', 'obrien', brien],
  ['a straight apostrophe', "o'brien", brien],
  ['a typographic one', 'O’Brien', brien],
  ['an acute accent for one', 'O´Brien', brien],
  ['an apostrophe and another word', "brien o' sam", ['Sam O’Brien']],
  ['nothing but an apostrophe, which is nothing', '’', every],
  ['nothing but separators, as they are', ' ; ', []],
  ['a sign for a word, as it is written', 'ruiz % bea', []],
  ['a ninth word, which does not count', 'b e a r u i z @ nobodyhasthis', ['Bea Ruiz']],
])('words are found in any order, and apostrophes in none: %s', async (_, term, expected) => {
  expect(new Set(await members(term))).toEqual(new Set(expected));
});

test('every list is searched by the same rule', async () => {
  const page = { limit: 25 };
  const asked = {
    invitations: (search: string) => (uow: UnitOfWork) =>
      listOwnInvitations(uow, { ...page, search, status: ['pending'] }),
    clients: (search: string) => (uow: UnitOfWork) => listClients(uow, { ...page, search }),
    assigned: (search: string) => (uow: UnitOfWork) =>
      listAssignedClientsOf(uow, { ...page, search, memberId: admin.membershipId }),
    assignments: (search: string) => (uow: UnitOfWork) =>
      listAssignments(uow, { ...page, search, clientId }),
    eligible: (search: string) => (uow: UnitOfWork) =>
      listEligibleMembers(uow, { ...page, search, clientId }),
    people: (search: string) => (uow: UnitOfWork) => listClientUsers(uow, { ...page, search, clientId }),
  };
  const found = async (list: keyof typeof asked, search: string) => {
    const ask: (uow: UnitOfWork) => Promise<Page<unknown>> = asked[list](search);
    return (await actAs(app, admin, ask)).items.length;
  };
  expect(await found('invitations', 'oneil peter')).toBe(1);
  expect(await found('invitations', 'oneil petra')).toBe(0);
  expect(await found('clients', 'dental sohne darcy')).toBe(1);
  expect(await found('assignments', 'ruiz bea')).toBe(1);
  expect(await found('eligible', 'obrien tom')).toBe(1);
  expect(await found('people', 'dangelo zoe')).toBe(1);
  expect(await found('people', 'ohara gail')).toBe(1);
  expect(await found('people', '30 123 456')).toBe(1);
  expect(await found('people', '456 30')).toBe(1);
  expect(await found('people', '456 99')).toBe(0);
  expect(await found('assigned', 'dental darcy')).toBe(0);
  await app.peek(
    'insert into client_assignments (partner_id, client_id, membership_id) values ($1, $2, $3)',
    [admin.partner.id, clientId, admin.membershipId],
  );
  expect(await found('assigned', 'dental darcy')).toBe(1);
});

test('a search text follows its row, however the row is written', async () => {
  const [member] = await app.peek<{ id: string; user_id: string }>(
    "select id, user_id from memberships where name = 'Tom O''Brien'",
  );
  await app.peek("update users set display_name = 'Tom D’Arcy' where id = $1", [member?.user_id]);
  expect(await members('darcy tom')).toEqual(['Tom D’Arcy']);
  await app.peek("update memberships set name = 'Tom O''Brien' where id = $1", [member?.id]);
  expect(await members('obrien tom')).toEqual(["Tom O'Brien"]);
});

test('a search is bounded, whatever is sent', async () => {
  const { rows } = await actAs(app, admin, (uow) =>
    sql<{ words: string[] }>`select gatehouse.search_words(${'ﷺ '.repeat(5_000)}) as words`.execute(uow.db),
  ).catch(() => ({ rows: [] }));
  // The application cannot even call it: only the two searches use the function.
  expect(rows).toEqual([]);
  const [{ words } = { words: [] }] = await app.peek<{ words: string[] }>(
    'select gatehouse.search_words($1) as words',
    [Array.from({ length: 5_000 }, (_, n) => `w${n}`).join(' ')],
  );
  expect(words).toEqual(['w0', 'w1', 'w2', 'w3', 'w4', 'w5', 'w6', 'w7']);
});
