import { expect, test } from 'vitest';
import { ofTenant, type Tenant } from './tenancy.ts';

test('a tenant’s filter names both columns, and one that lacks an id is refused', () => {
  expect(ofTenant({ partnerId: 'p', clientId: null })).toEqual({ partner_id: 'p', client_id: null });
  expect(ofTenant({ partnerId: 'p', clientId: 'c' })).toEqual({ partner_id: 'p', client_id: 'c' });
  const lacking: readonly object[] = [{}, { partnerId: 'p' }, { clientId: null }, { partnerId: undefined }];
  for (const tenant of lacking) expect(() => ofTenant(tenant as Tenant)).toThrow(TypeError);
});
