import type { InviteResult } from '@gatehouse/core/invitations/contract';
import { describe, expect, it, vi } from 'vitest';
import { askingOnce } from './address-checks.ts';

const keys = (count: number) => Array.from({ length: count }, (_, number) => `a${number}@b.test`);
const answer = (emails: string[]) =>
  Promise.resolve({ results: emails.map((email): InviteResult => ({ email, outcome: 'invited' })) });

describe('looking addresses up on the server', () => {
  it('asks about each once, in calls of a size it accepts', async () => {
    const check = vi.fn<typeof answer>(answer);
    const onFound = vi.fn<(results: readonly InviteResult[]) => void>();
    const ask = askingOnce({ check, most: 50, onFound });
    const typing = ask(keys(1));
    await Promise.all([typing, ask(keys(120)), ask(keys(120))]);
    expect(check.mock.calls.map(([emails]) => emails.length)).toEqual([1, 50, 50, 19]);
    expect(onFound.mock.calls.flatMap(([results]) => results.map(({ email }) => email))).toEqual(keys(120));
  });

  it('keeps the address of each call short', async () => {
    const long = keys(30).map((key) => `${'x'.repeat(240)}${key}`);
    const check = vi.fn<typeof answer>(answer);
    await askingOnce({ check, most: 50, onFound: () => undefined })(long);
    expect(check.mock.calls.flatMap(([emails]) => emails)).toEqual(long);
    for (const [emails] of check.mock.calls) expect(emails.join('').length).toBeLessThanOrEqual(3_000);
  });

  it('has one call running at a time', async () => {
    let running = 0;
    let most = 0;
    const check = async (emails: string[]) => {
      running += 1;
      most = Math.max(most, running);
      await Promise.resolve();
      running -= 1;
      return answer(emails);
    };
    await askingOnce({ check, most: 2, onFound: () => undefined })(keys(9));
    expect(most).toBe(1);
  });

  it('repeats, with the next change, those without an answer; the other calls continue', async () => {
    const check = vi.fn<typeof answer>(answer).mockRejectedValueOnce(new Error('429'));
    const found: string[] = [];
    const ask = askingOnce({
      check,
      most: 2,
      onFound: (results) => found.push(...results.map(({ email }) => email)),
    });
    await ask(keys(4));
    expect(found).toEqual(['a2@b.test', 'a3@b.test']);
    await ask(keys(5));
    expect(check.mock.calls.slice(2)).toEqual([[['a0@b.test', 'a1@b.test']], [['a4@b.test']]]);
    expect(new Set(found)).toEqual(new Set(keys(5)));
  });
});
