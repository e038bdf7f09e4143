import { Client } from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { createKeyring } from '../secrets.ts';
import { appRole } from '../tenancy.ts';
import { copyTemplate } from '../../testing/index.ts';
import { testSecret } from '../../testing/global-setup.ts';
import { ensureRoles } from './roles.ts';

// The password that every other file of this run signs in with.
const password = createKeyring([testSecret]).sign('database-password', appRole);

test('servers of several databases that start in the same moment all get their roles', async () => {
  const database = await copyTemplate();
  onTestFinished(() => database.drop());
  const owners = await Promise.all(
    Array.from({ length: 8 }, async () => {
      const owner = new Client({ connectionString: database.ownerUrl });
      await owner.connect();
      onTestFinished(() => owner.end());
      return owner;
    }),
  );
  for (let round = 0; round < 10; round += 1) {
    const outcomes = await Promise.allSettled(owners.map((owner) => ensureRoles(owner, password)));
    expect(outcomes.filter(({ status }) => status === 'rejected')).toEqual([]);
  }
});
