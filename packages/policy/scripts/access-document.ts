import { actions, allActions, openPaths, ruleOf, selfPaths } from '../src/actions.ts';
import { fieldRules } from '../src/fields.ts';
import { pages, type PageAccess } from '../src/pages.ts';
import { tiers } from '../src/roles.ts';

/** Writes docs/access.md from the tables the server decides with: who may call which procedure and see which page. */
export function accessDocument(): string {
  return `${[
    '# Who may do what',
    '',
    '<!-- Made from packages/policy by `npm run access --workspace @gatehouse/policy`; a test holds it current. -->',
    '',
    'Every procedure of the API stands here, and nothing else is there: an unknown path is *not found*. A tier that is not named',
    'for a path does not have it (*not found*); a role that is not named, of a tier that is, gets `role_not_allowed`. Queries go on',
    'while a partner is suspended, commands do not; a pending or archived partner has neither.',
    '',
    '## For a membership',
    '',
    ...table(
      ['path', 'kind', ...tiers],
      allActions
        .toSorted()
        .map((action) => [code(action), actions[action].kind, ...tiers.map((tier) => rolesOf(action, tier))]),
    ),
    '',
    '## Fields',
    '',
    'Whoever sees a row sees all of it but these fields, which are left out of the answer for every role that is not named.',
    '',
    ...table(
      ['field', 'for'],
      Object.entries(fieldRules).map(([field, roles]) => [code(field), roles.map(code).join(', ')]),
    ),
    '',
    '## For oneself',
    '',
    'Anybody signed in; these only ever touch the caller’s own account.',
    '',
    ...table(
      ['path'],
      selfPaths.toSorted().map((path) => [code(path)]),
    ),
    '',
    '## Open to anyone',
    '',
    ...table(
      ['path', 'why'],
      Object.entries(openPaths)
        .toSorted(([a], [b]) => a.localeCompare(b))
        .map(([path, why]) => [code(path), why]),
    ),
    '',
    '## Pages',
    '',
    'A page that is tied to a path is there for the tiers that have the path, and *not found* for all others.',
    '',
    ...table(
      ['page', 'for'],
      Object.entries(pages).map(([path, access]) => [code(path), pageAccess(access)]),
    ),
  ].join('\n')}\n`;
}

const code = (text: string) => `\`${text}\``;

function rolesOf(action: string, tier: (typeof tiers)[number]): string {
  const rule = ruleOf(action);
  const roles = rule?.[tier]?.map(code).join(', ') ?? '–';
  return tier === 'client' && rule?.clientSurface
    ? `${roles}, where ${code(rule.clientSurface)} is on`
    : roles;
}

function pageAccess(access: PageAccess): string {
  if (access === 'public') return 'anyone';
  if (typeof access === 'object') return `${access.tier}s that have ${code(access.action)}`;
  return access === 'signed-in' ? 'anybody signed in' : `tiers that have ${code(access)}`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}
