import type { Page } from 'playwright-core';
import { asDemo, type Open } from './open-page.ts';
import { settled } from './settled.ts';
import type { Site } from './site.ts';

/** The pages of one client, as its partner's people see them. */
export const clientPages: Readonly<Record<string, Open>> = {
  'the clients of a partner user': asDemo('bob@northwind.test', '/clients'),
  'no assigned clients': asDemo('bea@northwind.test', '/clients'),
  'a client’s panel': ofClient((id) => `/clients?client=${id}`),
  'a client’s page': ofClient((id) => `/clients/${id}`),
  'a client’s page for a partner user': ofClient((id) => `/clients/${id}`, { who: 'bob@northwind.test' }),
  'a client’s users': ofClient((id) => `/clients/${id}?tab=users`),
  'a client’s users, for a partner user': ofClient((id) => `/clients/${id}?tab=users`, {
    who: 'bob@northwind.test',
  }),
  'a client without users': ofClient((id) => `/clients/${id}?tab=users`, { code: 'bakkerij-de-molen' }),
  'inviting a client’s users': ofClient((id) => `/clients/${id}?tab=users&invite=true`),
  'a client’s user': ofClient((id, person) => `/clients/${id}?tab=users&person=${person}`, {
    person:
      "select m.id from memberships m join users u on u.id = m.user_id where u.email = 'dana@acme.test'",
  }),
  'an invited user': ofClient((id, person) => `/clients/${id}?tab=users&person=${person}`, {
    code: 'alpine-rescue',
    person: "select id from invitations where email = 'flurin@alpine-rescue.test'",
  }),
  'a client’s permissions': ofClient((id) => `/clients/${id}?tab=permissions`),
  'a client’s portal, previewed': ofClient((id) => `/clients/${id}/preview?as=client_manager`),
  'a preview, for a partner user': ofClient((id) => `/clients/${id}/preview`, { who: 'bob@northwind.test' }),
  'assigned staff': ofClient((id) => `/clients/${id}?tab=staff`),
  'not self-service': ofClient((id) => `/clients/${id}?tab=not-self-service`),
};

interface Given {
  readonly who?: string;
  readonly code?: string;
  /** The query for a person's id, where the page is about a person. */
  readonly person?: string;
}

/** A page about one of Northwind's clients. Southbank has one with the same code. */
function ofClient(path: (clientId: string, person: string) => string, given: Given = {}): Open {
  const { who = 'alice@northwind.test', code = 'acme-dental', person } = given;
  const client = `select c.id from clients c join partners p on p.id = c.partner_id
                   where c.code = '${code}' and p.name like 'Northwind%'`;
  return async (site, options) => {
    const somebody = person === undefined ? '' : await idOf(site, person);
    return asDemo(who, path(await idOf(site, client), somebody))(site, options);
  };
}

async function idOf(site: Site, query: string): Promise<string> {
  const [row] = await site.app.peek<{ id: string }>(query);
  if (!row) throw new Error(`The demo data holds nobody: ${query}`);
  return row.id;
}

export interface Shown {
  readonly who?: string;
  /** `ID` stands for Northwind's Acme Dental. */
  readonly path: string;
  /** What is done on the page before it is looked at, in any language. */
  readonly first?: (page: Page) => Promise<void>;
}

/** The same for states that need a click or two. */
export const shown = (states: Readonly<Record<string, Shown>>): Readonly<Record<string, Open>> =>
  Object.fromEntries(
    Object.entries(states).map(([name, { who, path, first }]): [string, Open] => [
      name,
      async (site, options) => {
        const address = (id: string) => path.replace('ID', id);
        const page = await ofClient(address, who === undefined ? {} : { who })(site, options);
        await first?.(page);
        await settled(page);
        return page;
      },
    ]),
  );
