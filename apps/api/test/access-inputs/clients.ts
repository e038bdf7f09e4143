import type { Inputs } from './all-inputs.ts';
import { randomId } from './random-id.ts';

export const inputs: Inputs<'clients'> = {
  'clients.list': {},
  'clients.get': { clientId: randomId },
  'clients.provision': {
    code: 'access-table',
    businessName: 'Access Table',
    domain: 'access.test',
    contactName: 'A Contact',
    businessEmail: 'a@access.test',
    timezone: 'UTC',
  },
  'clients.update': { clientId: randomId, businessName: 'Another Name' },
  'clients.setStatus': { clientId: randomId, status: 'active' },
  'clients.assignments': { clientId: randomId },
  'clients.eligibleMembers': { clientId: randomId },
  'clients.assign': { clientId: randomId, memberId: randomId },
  'clients.unassign': { clientId: randomId, memberId: randomId },
  'clients.setSupportContact': { clientId: randomId, memberId: randomId, supportContact: true },
  'clients.permissions': { clientId: randomId },
  'clients.updatePermissions': { clientId: randomId, requiresMfa: true },
};
