import * as modules from './modules/index.ts';
import type { AnyJob, Manifest } from './platform/index.ts';
import { platformManifest } from './platform/own-manifest.ts';

/** What the app consists of: every module's manifest, and the platform's. */
export const manifests: readonly Manifest[] = [platformManifest, ...Object.values(modules)];

/** Every table; migrations and the drift check are made from this list. */
export const entities = manifests.flatMap((manifest) => manifest.entities);

/** Every job. Queues are made from this list; a test holds that each has exactly one handler. */
export const jobs: readonly AnyJob[] = manifests.flatMap((manifest) => manifest.jobs);
