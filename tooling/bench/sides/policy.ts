import { AbilityBuilder, createMongoAbility, subject, type Ability } from '@casl/ability';
import { actions, ruleOf, type Action } from '../../../packages/policy/src/actions.ts';
import type { UserActor } from '../../../packages/policy/src/actor.ts';
import { decide } from '../../../packages/policy/src/decide.ts';
import { clientRoles, partnerRoles, tierOf, type Role } from '../../../packages/policy/src/roles.ts';
import { spreaded } from '../table.ts';
import type { SideReport } from './side.ts';

const milliseconds = 300;
const rounds = 5;

interface Question {
  readonly actor: UserActor;
  readonly ability: Ability;
  readonly action: Action;
  readonly about: { readonly partnerId: string; readonly clientId: string };
  /** The same for CASL, which wants its subjects named. */
  readonly named: object;
}

/** The same questions to both, one round after the other; both must answer the same. */
export function measurePolicy(): SideReport {
  const questions = everyQuestion();
  const ours = ({ actor, action, about }: Question) => decide(actor, action, about).allowed;
  const theirs = ({ ability, action, named }: Question) => ability.can(action, named);
  const allowed = questions.filter(ours).length;
  for (const one of questions)
    if (ours(one) !== theirs(one)) throw new Error(`the two disagree on ${one.action}, ${one.actor.name}`);
  if (allowed === 0 || allowed === questions.length) throw new Error('the questions have one answer only');
  const speeds = Array.from(
    { length: rounds },
    () => [speed(questions, ours), speed(questions, theirs)] as const,
  );
  const ratio = spreaded(speeds.map(([own, other]) => own / other));
  const millions = (which: 0 | 1) => (spreaded(speeds.map((one) => one[which])).median / 1e6).toFixed(1);
  return {
    title: `Policy decisions, ${questions.length} questions in one process, both answering alike`,
    header: ['', 'million decisions a second', '÷ CASL (min–max)'],
    rows: [
      [
        'Gatehouse',
        millions(0),
        `${ratio.median.toFixed(1)} (${ratio.min.toFixed(1)}–${ratio.max.toFixed(1)})`,
      ],
      ['CASL', millions(1), ''],
    ],
    note: 'CASL’s abilities are built beforehand; Gatehouse has nothing to build.',
    goals: [],
  };
}

/** Every role, every action, a row of one’s own organisation and another’s. */
function everyQuestion(): Question[] {
  const roles: readonly Role[] = [...partnerRoles, ...clientRoles];
  const own = { partnerId: 'partner', clientId: 'client' };
  const foreign = { partnerId: 'another', clientId: 'client' };
  return roles.flatMap((role) => {
    const actor = actorOf(role);
    const ability = abilityOf(role);
    return Object.keys(actions)
      .filter(isAction)
      .flatMap((action) =>
        [own, foreign].map((about) => ({
          actor,
          ability,
          action,
          about,
          named: subject('Row', { ...about }),
        })),
      );
  });
}

const isAction = (name: string): name is Action => name in actions;

const actorOf = (role: Role): UserActor => ({
  kind: 'user',
  userId: 'user',
  name: role,
  email: 'person@example.test',
  sessionId: 'session',
  mfaEnrolmentRequired: false,
  membership: {
    id: 'membership',
    role,
    partnerId: 'partner',
    clientId: tierOf(role) === 'client' ? 'client' : null,
    partnerStatus: 'active',
    clientStatus: tierOf(role) === 'client' ? 'active' : null,
    clientPermissions: tierOf(role) === 'client' ? ['manage_users'] : null,
  },
});

function abilityOf(role: Role): Ability {
  const builder = new AbilityBuilder(createMongoAbility);
  const tier = tierOf(role);
  for (const action of Object.keys(actions)) {
    const rule = ruleOf(action);
    const roles: readonly Role[] = (tier === 'vendor' ? rule?.vendor : rule?.[tier]) ?? [];
    const scope = tier === 'client' ? { partnerId: 'partner', clientId: 'client' } : { partnerId: 'partner' };
    if (roles.includes(role)) builder.can(action, 'Row', scope);
  }
  return builder.build();
}

function speed(questions: readonly Question[], ask: (question: Question) => boolean): number {
  const started = performance.now();
  let count = 0;
  let yes = 0;
  while (performance.now() - started < milliseconds) {
    for (const one of questions) if (ask(one)) yes += 1;
    count += questions.length;
  }
  if (yes === 0) throw new Error('nothing was allowed');
  return count / ((performance.now() - started) / 1_000);
}
