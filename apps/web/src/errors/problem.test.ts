import { TRPCClientError } from '@trpc/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { byField } from './field-errors.ts';
import { toProblem } from './problem.ts';

const answered = (data: object, headers: Record<string, string> = {}) =>
  TRPCClientError.from(
    { error: { message: '', code: -32_000, data } },
    { meta: { response: new Response(null, { headers }) } },
  );

describe('what went wrong', () => {
  beforeEach(() => vi.stubGlobal('navigator', { onLine: true }));
  afterEach(() => vi.unstubAllGlobals());

  it('carries reason, request id, fields and waiting time', () => {
    const data = {
      reason: 'rate_limited',
      requestId: 'r1',
      fieldCodes: {
        email: { code: 'too_long', params: { max: 7, odd: null } },
        odd: 3,
        newer: { code: 'from_tomorrow' },
      },
    };
    expect(toProblem(answered(data, { 'retry-after': '754' }))).toMatchObject({
      reason: 'rate_limited',
      requestId: 'r1',
      fields: {
        email: { code: 'too_long', params: { max: 7 } },
        odd: { code: 'invalid' },
        newer: { code: 'invalid' },
      },
      retryAfter: 754,
    });
  });

  it('carries the clients that would lose their last support contact', () => {
    const clients = [{ id: '1', code: 'acme-dental', businessName: 'Acme Dental' }];
    expect(toProblem(answered({ reason: 'last_support_contact', clients })).clients[0]?.businessName).toBe(
      'Acme Dental',
    );
  });

  it('treats an unknown reason as a server error', () => {
    expect(toProblem(answered({ reason: 'something_new' })).reason).toBe('internal');
  });

  it('tells no answer, no connection and a crash of our own apart', () => {
    const lost = TRPCClientError.from(new TypeError('Failed to fetch'));
    expect(toProblem(lost).reason).toBe('unreachable');
    vi.stubGlobal('navigator', { onLine: false });
    expect(toProblem(lost).reason).toBe('offline');
    expect(toProblem(new Error('x is undefined')).reason).toBe('crash');
  });

  it('assigns problems to their fields, those of list items to the list, and returns the rest', () => {
    const problem = toProblem(
      answered({
        reason: 'invalid_input',
        fieldCodes: { 'emails.3': { code: 'wrong_type' }, role: { code: 'required' } },
      }),
    );
    expect(byField(problem.fields, ['emails'])).toEqual({
      own: { emails: { code: 'wrong_type', params: {} } },
      others: [{ code: 'required', params: {} }],
    });
  });
});
