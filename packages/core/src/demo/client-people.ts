import type { ClientRole } from '@gatehouse/policy';
import type { DemoPerson } from './organisations.ts';

/** The users of the demo's clients. CONTRACT §1 names the people of acme-dental and blue-harbor; the others make lists look used. */
export interface DemoClientPerson extends DemoPerson {
  readonly role: ClientRole;
  readonly deactivated?: boolean;
  readonly phone?: string;
}

export interface DemoClientInvitation {
  readonly email: string;
  readonly role: ClientRole;
  readonly daysAgo: number;
}

export interface DemoClientPeople {
  readonly code: string;
  readonly people: readonly DemoClientPerson[];
  readonly invited?: readonly DemoClientInvitation[];
}

const person = (
  email: string,
  name: string,
  role: ClientRole = 'client_member',
  more: Pick<DemoClientPerson, 'deactivated' | 'phone'> = {},
): DemoClientPerson => ({ email, name, role, ...more });

export const northwindClientPeople: readonly DemoClientPeople[] = [
  {
    code: 'acme-dental',
    people: [
      person('dana@acme.test', 'Dana Whitmore', 'client_admin', { phone: '+1 212 555 0114' }),
      person('dave@acme.test', 'Dave Kowalski', 'client_manager'),
      person('dora@acme.test', 'Dora Lindgren', 'client_staff'),
    ],
  },
  {
    code: 'blue-harbor',
    people: [
      person('erin@blueharbor.test', 'Erin Castellanos', 'client_admin', { phone: '+1 310 555 0177' }),
      person('eli@blueharbor.test', 'Eli Navarro'),
      person('gus@blueharbor.test', 'Gus Thornton', 'community_manager'),
    ],
  },
  {
    code: 'alpine-rescue',
    people: [
      person('reto.ammann@alpine-rescue.test', 'Reto Ammann', 'client_admin', { phone: '+41 44 555 01 92' }),
      person('luzia.frei@alpine-rescue.test', 'Luzia Frei'),
      person('beat.zuercher@alpine-rescue.test', 'Beat Zürcher', 'client_member', { deactivated: true }),
    ],
    invited: [
      { email: 'corina.caduff@alpine-rescue.test', role: 'client_member', daysAgo: 1.2 },
      { email: 'flurin@alpine-rescue.test', role: 'client_member', daysAgo: 11 },
    ],
  },
  {
    code: 'beacon-law',
    people: [
      person('theresa@beacon-law.test', 'Theresa Okonkwo', 'client_admin'),
      person('marcus.lee@beacon-law.test', 'Marcus Lee', 'client_admin'),
      person('renee.duval@beacon-law.test', 'Renée Duval', 'client_member', { phone: '+1 312 555 0131' }),
      person('jamal.whitaker@beacon-law.test', 'Jamal Whitaker'),
      person('yara.haddad@beacon-law.test', 'يارا حدّاد'),
    ],
    invited: [{ email: 'paralegal@beacon-law.test', role: 'client_member', daysAgo: 3.4 }],
  },
  {
    code: 'bright-smile',
    people: [person('kevin.tran@bright-smile.test', 'Kevin Tran', 'client_admin')],
    invited: [{ email: 'frontdesk@bright-smile.test', role: 'client_member', daysAgo: 0.3 }],
  },
  {
    code: 'ebene-atelier',
    people: [
      person('margaux@ebene-atelier.test', 'Margaux Tessier', 'client_admin'),
      person('theo.renard@ebene-atelier.test', 'Théo Renard'),
    ],
  },
  {
    code: 'maple-and-main',
    people: [
      person('bridget.foley@maple-and-main.test', 'Bridget Foley', 'client_admin'),
      person('sean.ohara@maple-and-main.test', 'Seán O’Hara'),
      person('pilar.santos@maple-and-main.test', 'Pilar Santos'),
    ],
    invited: [{ email: 'agents@maple-and-main.test', role: 'client_member', daysAgo: 16 }],
  },
  {
    code: 'pixel-forge',
    people: [
      person('yuki.tanabe@pixel-forge.test', 'Yuki Tanabe', 'client_admin'),
      person('haruto.ito@pixel-forge.test', '伊藤 陽翔'),
    ],
  },
];

export const southbankClientPeople: readonly DemoClientPeople[] = [
  { code: 'acme-dental', people: [person('fay@acme-south.test', 'Fay Albright', 'client_admin')] },
];
