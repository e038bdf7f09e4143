import { seedDemo } from '@gatehouse/core/demo';
import type { CommandContext } from './commands.ts';

export async function seedDemoData({ house, ownerUrl, print }: CommandContext): Promise<number> {
  const filled = await seedDemo(house, ownerUrl);
  print(filled ? 'The demo data is complete.' : 'Nothing was done: this installation already has data.');
  return 0;
}
