import * as modules from './modules/index.ts';
import type { AnyJob, Manifest } from './platform/index.ts';
import { platformManifest } from './platform/own-manifest.ts';

/** The parts of the app: every module's manifest, and the platform's. */
export const manifests: readonly Manifest[] = [platformManifest, ...Object.values(modules)];

/** Every table. Migrations and the drift check use this list. */
export const entities = manifests.flatMap((manifest) => manifest.entities);

/** Every job. Queues are created from this list. A test checks that each job has exactly one handler. */
export const jobs: readonly AnyJob[] = manifests.flatMap((manifest) => manifest.jobs);
