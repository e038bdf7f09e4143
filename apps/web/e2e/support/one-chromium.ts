import { launchBrowser } from '@gatehouse/browser';
import type { Browser } from 'playwright-core';

let launched: Promise<Browser> | undefined;

/**
 * The Chromium of this worker: files of one worker share their modules, and starting one costs more than most tests. Contexts separate
 * visitors. The worker drives it itself: every message through a process in between is read and written twice. It ends with the worker.
 */
export async function ourChromium(): Promise<Browser> {
  if (launched && (await launched).isConnected()) return launched;
  launched = launchBrowser();
  return launched;
}
