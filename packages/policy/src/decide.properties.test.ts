import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allActions, ruleOf } from './actions.ts';
import { anonymous, type ActiveMembership, type Actor } from './actor.ts';
import { clientPermissions } from './permissions.ts';
import { capabilitiesOf } from './capabilities.ts';
import { decide, grantFor, subjectOf } from './decide.ts';
import { openPaths, openProcedures, selfPaths } from './procedures.ts';
import { reasons } from './reasons.ts';
import { roles, tierOf, tiers } from './roles.ts';
import { clientStatuses, partnerStatuses } from './statuses.ts';

const ids = fc.constantFrom('one', 'two');
const membership: fc.Arbitrary<ActiveMembership> = fc.record({
  id: fc.uuid(),
  role: fc.constantFrom(...roles, 'partner_admin' as const, 'partner_admin' as const),
  partnerId: fc.option(ids),
  clientId: fc.option(ids),
  partnerStatus: fc.option(fc.constantFrom(...partnerStatuses, 'active' as const)),
  clientStatus: fc.option(fc.constantFrom(...clientStatuses)),
  clientPermissions: fc.option(fc.subarray([...clientPermissions])),
});
const person = (place: typeof membership) =>
  fc.record({
    kind: fc.constant('user' as const),
    userId: fc.uuid(),
    name: fc.string(),
    email: fc.emailAddress(),
    sessionId: fc.uuid(),
    membership: fc.option(place),
    mfaEnrolmentRequired: fc.boolean(),
  });
const actors: fc.Arbitrary<Actor> = fc.oneof(
  fc.constant(anonymous),
  fc.record({ kind: fc.constant('system' as const), name: fc.string() }),
  { weight: 4, arbitrary: person(membership) },
);
const words = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...allActions) }, fc.string());
const subjects = fc.option(fc.record({ partnerId: fc.option(ids), clientId: fc.option(ids) }));

test('every actor, action and subject gets an answer with a known reason', () => {
  fc.assert(
    fc.property(actors, words, fc.option(subjects, { nil: undefined }), (actor, action, subject) => {
      const decision = decide(actor, action, subject);
      expect(decision.allowed || reasons.includes(decision.reason)).toBe(true);
    }),
  );
});

test('a subject never allows what the actor alone was refused', () => {
  fc.assert(
    fc.property(actors, words, subjects, (actor, action, subject) => {
      const before = decide(actor, action);
      fc.pre(!before.allowed);
      expect(decide(actor, action, subject)).toEqual(before);
    }),
  );
});

test('a person who is not staff is allowed nothing outside their own partner and client', () => {
  const working = membership.map((place) => ({
    ...place,
    partnerStatus: 'active' as const,
    clientStatus: null,
    clientPermissions: null,
  }));
  fc.assert(
    fc.property(person(working), fc.constantFrom(...allActions), subjects, (actor, action, subject) => {
      const { role, partnerId = null, clientId = null } = actor.membership ?? {};
      const staff = role !== undefined && tierOf(role) === 'vendor';
      const reaches =
        partnerId !== null &&
        subject?.partnerId === partnerId &&
        (clientId === null || subject.clientId === clientId);
      expect(decide(actor, action, subject).allowed && !staff && !reaches).toBe(false);
    }),
    { numRuns: 1_000 },
  );
});

test('a grant is given exactly when the answer is yes, and names its subject', () => {
  fc.assert(
    fc.property(actors, fc.constantFrom(...allActions), subjects, (actor, action, subject) => {
      const decision = decide(actor, action, subject);
      const granted = grantFor(actor, action, subject);
      const answer =
        typeof granted === 'string'
          ? { allowed: false, reason: granted }
          : { allowed: true, action: granted.grant.action, is: [granted.subject, subjectOf(granted.grant)] };
      expect(answer).toEqual(decision.allowed ? { allowed: true, action, is: [subject, subject] } : decision);
    }),
  );
});

test('a copy of a grant that names another subject still holds the original subject', () => {
  const [own, foreign] = [{ partnerId: 'one' }, { partnerId: 'two' }];
  const actor = fc.sample(person(membership), 1_000).find((one) => decide(one, 'clients.list', own).allowed);
  const granted = actor ? grantFor(actor, 'clients.list', own) : 'not_found';
  if (typeof granted === 'string') throw new Error('nobody in the sample is allowed to list the clients');
  const copy = { ...granted.grant, ...foreign, subject: foreign };
  expect(subjectOf(copy)).toBe(own);
});

test('capabilities are exactly the paths that would not be refused, sorted, each once', () => {
  fc.assert(
    fc.property(actors, (actor) => {
      const can = capabilitiesOf(actor);
      const self = actor.kind === 'user' ? selfPaths : [];
      const granted = allActions.filter((action) => decide(actor, action).allowed);
      expect(new Set(can)).toEqual(new Set([...openPaths, ...self, ...granted]));
      expect(can).toEqual([...new Set(can)].toSorted());
    }),
  );
});

test('every role belongs to one tier, and every rule lists roles under their own tier', () => {
  for (const role of roles) expect(tiers).toContain(tierOf(role));
  for (const action of allActions) {
    const rule = ruleOf(action);
    for (const tier of tiers) {
      for (const role of rule?.[tier] ?? []) expect(tierOf(role)).toBe(tier);
    }
  }
});

test('a path has one kind only: for a membership, for the own account, or open with its reason', () => {
  const paths = [...allActions, ...selfPaths, ...openPaths];
  expect(new Set(paths).size).toBe(paths.length);
  for (const { because } of Object.values(openProcedures)) expect(because.length).toBeGreaterThan(20);
});
