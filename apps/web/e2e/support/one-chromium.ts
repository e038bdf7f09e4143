import { serveBrowser } from '@gatehouse/browser';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of the run's Chromium. */
    chromium: string;
  }
}

/** One Chromium per run: starting one costs more than most tests. Contexts separate visitors. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await serveBrowser();
  project.provide('chromium', server.wsEndpoint());
  return () => server.close();
}
