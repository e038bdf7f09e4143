import { normalForm } from '../platform/vocabulary.ts';
import type { PartnerRole, PartnerStatus, StaffRole } from '@gatehouse/policy';

/** The demo's organisations (CONTRACT §1). Ids are fixed, so that an interrupted seeding can continue. */

export const demoPassword = 'correct-horse-battery-staple';

export interface DemoPerson {
  readonly email: string;
  readonly name: string;
}

export interface DemoMember extends DemoPerson {
  readonly role: PartnerRole;
}

export interface DemoPartner {
  readonly id: string;
  readonly name: string;
  readonly status: PartnerStatus;
  readonly members: readonly DemoMember[];
}

export const demoStaff: readonly (DemoPerson & {
  readonly role: StaffRole;
  readonly userId: string;
  readonly membershipId: string;
})[] = [
  {
    email: 'sasha@vendor.test',
    name: 'Sasha Lindqvist',
    role: 'staff_admin',
    userId: '01900000-0000-7000-8000-00000000a001',
    membershipId: '01900000-0000-7000-8000-00000000b001',
  },
  {
    email: 'sam@vendor.test',
    name: 'Sam Okafor',
    role: 'staff_support',
    userId: '01900000-0000-7000-8000-00000000a002',
    membershipId: '01900000-0000-7000-8000-00000000b002',
  },
  {
    email: 'stella@vendor.test',
    name: 'Stella Moreau',
    role: 'staff_admin',
    userId: '01900000-0000-7000-8000-00000000a003',
    membershipId: '01900000-0000-7000-8000-00000000b003',
  },
];

const admin = (email: string, name: string): DemoMember => ({ email, name, role: 'partner_admin' });
const user = (email: string, name: string): DemoMember => ({ email, name, role: 'partner_user' });
const colleagues = [
  'Adaeze Nwosu',
  'Aoife O’Brien',
  'Benoît Lefèvre',
  'Camila Duarte',
  'Daniel Weiß',
  'Elif Yıldız',
  'Farah Haddad',
  'Giulia Conti',
  'Hanna Kowalczyk',
  'Ines Marques',
  'Jonas Bergström',
  'Kenji Watanabe',
  'Lucía Fernández',
  'Mateo Silva',
  'Nadia Petrova',
  'Oskar Nowak',
  'Priya Raman',
  'Quinn Harper',
  'Rosa Delgado',
  'Søren Kjær',
  'Tamar Levi',
  'Uma Krishnan',
  'Viktor Horváth',
  'Wanjiru Kamau',
  'Yusuf Demir',
  'Zoë van der Berg',
  'ليلى منصور',
  'Maximiliane Freifrau von Hohenstein-Württemberg',
];

export const northwind: DemoPartner = {
  id: '01900000-0000-7000-8000-000000000001',
  name: 'Northwind Agency',
  status: 'active',
  members: [
    admin('alice@northwind.test', 'Alice Berger'),
    admin('amir@northwind.test', 'Amir Rahimi'),
    user('bob@northwind.test', 'Bob Carver'),
    user('bea@northwind.test', 'Bea Ruiz'),
    user('max@northwind.test', 'Max Adler'),
    ...colleagues.map((name, index) => user(`${localPart(name, index)}@northwind.test`, name)),
  ],
};

export const southbank: DemoPartner = {
  id: '01900000-0000-7000-8000-000000000002',
  name: 'Southbank Partners',
  status: 'active',
  members: [
    admin('carol@southbank.test', 'Carol Whitfield'),
    user('cem@southbank.test', 'Cem Aydın'),
    user('max@northwind.test', 'Max Adler'),
  ],
};

export const demoPartners: readonly DemoPartner[] = [
  northwind,
  southbank,
  {
    id: '01900000-0000-7000-8000-000000000003',
    name: 'Harbourline Studio',
    status: 'pending',
    members: [admin('pia@pending.test', 'Pia Sandberg')],
  },
  {
    id: '01900000-0000-7000-8000-000000000004',
    name: 'Summit Collective',
    status: 'suspended',
    members: [admin('sol@suspended.test', 'Sol Herrera')],
  },
];

/** Printed at the start: one account of each kind. */
export const demoAccounts = [
  { email: 'alice@northwind.test', role: 'partner admin of Northwind Agency' },
  { email: 'bob@northwind.test', role: 'partner user of Northwind Agency' },
  { email: 'max@northwind.test', role: 'partner user of two partners' },
  { email: 'dana@acme.test', role: 'admin of Acme Dental, a client managed by its partner' },
  { email: 'erin@blueharbor.test', role: 'admin of Blue Harbor, a client that manages itself' },
  { email: 'eli@blueharbor.test', role: 'member of Blue Harbor' },
  { email: 'carol@southbank.test', role: 'partner admin of Southbank Partners' },
  { email: 'pia@pending.test', role: 'partner admin, organisation not set up yet' },
  { email: 'sol@suspended.test', role: 'partner admin, organisation suspended' },
  { email: 'sasha@vendor.test', role: 'the vendor’s staff' },
] as const;

function localPart(name: string, index: number): string {
  const plain = (normalForm(name, 'NFKD', 120) ?? '')
    .toLowerCase()
    .replaceAll(/[^a-z ]/g, '')
    .trim()
    .split(' ');
  const first = plain[0] ?? '';
  return first === '' ? `colleague${index}` : first;
}
