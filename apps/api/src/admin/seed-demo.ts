import { seedDemo } from '@gatehouse/core/demo';
import type { CommandContext } from './commands.ts';

export async function seedDemoData({ app, ownerUrl, print }: CommandContext): Promise<number> {
  const filled = await seedDemo(app, ownerUrl);
  print(filled ? 'The demo data is complete.' : 'Nothing was done: this installation already has data.');
  return 0;
}
