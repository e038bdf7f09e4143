import { createRelease, type Release } from '../database.ts';
import { repeatableFile, repeatableKinds, versionedFile } from '../platform/schema/release.ts';

/**
 * The release after `base`: the same files and queues under the next schema number, with `files` added or replaced. Names include the
 * folder, such as `versioned/0002-motto` or `functions/session_actor`; null removes a file.
 */
export function laterRelease(base: Release, files: Readonly<Record<string, string | null>>): Release {
  const given = Object.entries(files).map(([path, sql]) => {
    const [folder = '', name = ''] = path.split('/');
    return { path, folder, name, sql };
  });
  const kept = (path: string) => !(path in files);
  const versioned = given.flatMap(({ folder, name, sql }) =>
    folder === 'versioned' && sql !== null ? [versionedFile(name, sql)] : [],
  );
  const repeatable = given.flatMap(({ folder, name, sql }) => {
    const kind = repeatableKinds.find((known) => known === folder);
    return kind && sql !== null ? [repeatableFile(kind, name, sql)] : [];
  });
  return createRelease(
    base.number + 1,
    {
      versioned: [...base.versioned.filter(({ name }) => kept(`versioned/${name}`)), ...versioned],
      repeatable: [...base.repeatable.filter(({ name }) => kept(name)), ...repeatable],
    },
    base.jobs,
  );
}
