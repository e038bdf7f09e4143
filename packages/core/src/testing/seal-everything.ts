import { sealEvents } from '../modules/audit/index.ts';
import { eventually } from './eventually.ts';
import type { TestApp } from './test-app.ts';

/** Seals all events. An open transaction anywhere in the cluster, even of another test, delays sealing until it ends. */
export const sealEverything = (app: TestApp): Promise<void> =>
  eventually(async () => {
    await sealEvents(app.db());
    const unsealed = await app.peek(
      'select 1 from audit_events e where not exists (select 1 from audit_seals s where s.event_id = e.id)',
    );
    if (unsealed.length > 0) throw new Error(`${unsealed.length} events are not sealed`);
  });
