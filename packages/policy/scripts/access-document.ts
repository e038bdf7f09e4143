import { actions, allActions, ruleOf } from '../src/actions.ts';
import { fieldRules } from '../src/fields.ts';
import { openPaths, openProcedures, selfPaths, selfProcedures } from '../src/procedures.ts';
import { pages, type PageAccess } from '../src/pages.ts';
import { tiers } from '../src/roles.ts';
import type { Answer, LimitName, Traits } from '../src/traits.ts';

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
    '*Calls* says what the API does with calls, whoever makes them: an *alone* one is refused in a batch, a limit is one of those in',
    '`apps/api/src/http/rate-limits.ts`, and an answer that is *not kept* is not given again under the same `Idempotency-Key`.',
    '',
    '## For a membership',
    '',
    ...table(
      ['path', 'kind', ...tiers, 'calls'],
      allActions
        .toSorted()
        .map((action) => [
          code(action),
          actions[action].kind,
          ...tiers.map((tier) => rolesOf(action, tier)),
          traitsOf(actions[action]),
        ]),
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
      ['path', 'kind', 'calls'],
      selfPaths
        .toSorted()
        .map((path) => [code(path), selfProcedures[path].kind, traitsOf(selfProcedures[path])]),
    ),
    '',
    '## Open to anyone',
    '',
    ...table(
      ['path', 'kind', 'why', 'calls'],
      openPaths.toSorted().map((path) => {
        const row = openProcedures[path];
        return [code(path), row.kind, row.because, traitsOf(row)];
      }),
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

function traitsOf(row: Traits & { readonly answer?: Answer }): string {
  const { alone, answer } = row;
  const limits: readonly LimitName[] = row.limits;
  const notKept = answer === undefined || answer === 'kept' ? [] : [`not kept (${answer})`];
  const words = [...(alone ? ['alone'] : []), ...limits.map((limit) => `limit ${code(limit)}`), ...notKept];
  return words.length > 0 ? words.join(', ') : '–';
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
