import { seedDemo } from '@gatehouse/core/demo';
import type { CommandContext } from './commands.ts';

export async function seedDemoData({ house, ownerUrl, print }: CommandContext): Promise<number> {
  await seedDemo(house, ownerUrl);
  print('The demo data is complete.');
  return 0;
}
