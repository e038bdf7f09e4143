import type { AppRouter } from '@gatehouse/api/router';
import { TRPCClientError, type TRPCLink } from '@trpc/client';
import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server';
import { observable } from '@trpc/server/observable';
import type { FieldProblem } from '@gatehouse/core/platform/vocabulary';
import type { Reason } from '@gatehouse/policy';

type Inputs = inferRouterInputs<AppRouter>;
export type Outputs = inferRouterOutputs<AppRouter>;

/** The server's answers, procedure by procedure. A call without an answer here is unexpected and fails. */
export type Answers = {
  readonly [Router in keyof Outputs]?: {
    readonly [Name in keyof Outputs[Router]]?: (
      input: Inputs[Router][Name & keyof Inputs[Router]],
    ) => Outputs[Router][Name] | Promise<Outputs[Router][Name]>;
  };
};

export interface Call {
  readonly path: string;
  readonly input: unknown;
}

interface Details {
  /** Problems of fields, by the fields' names. */
  readonly fieldCodes?: Readonly<Record<string, FieldProblem>>;
  /** Seconds, as the header says. */
  readonly retryAfter?: number;
}

/** An answer that refuses, as the server would. */
export class Refusal extends Error {
  readonly reason: Reason;
  readonly httpStatus: number;
  readonly details: Details;

  constructor(reason: Reason, httpStatus = 403, details: Details = {}) {
    super(reason);
    [this.reason, this.httpStatus, this.details] = [reason, httpStatus, details];
  }
}

/** Replaces the link to the server: answers from a table, and records the calls. */
export function fakeLink(answers: () => Answers): { link: TRPCLink<AppRouter>; calls: Call[] } {
  const calls: Call[] = [];
  const link: TRPCLink<AppRouter> =
    () =>
    ({ op }) =>
      observable((observer) => {
        calls.push({ path: op.path, input: op.input });
        const give = async () => {
          try {
            const data = await answer(answers(), op.path, op.input);
            observer.next({ result: { type: 'data', data } });
            observer.complete();
          } catch (error) {
            observer.error(asClientError(error));
          }
        };
        void give();
      });
  return { link, calls };
}

async function answer(answers: Answers, path: string, input: unknown): Promise<unknown> {
  const [router = '', name = ''] = path.split('.');
  const group: unknown = Reflect.get(answers, router);
  const found: unknown = typeof group === 'object' && group !== null ? Reflect.get(group, name) : undefined;
  if (typeof found !== 'function') throw new Error(`The test answers no ${path}.`);
  return Reflect.apply(found, undefined, [input]);
}

function asClientError(error: unknown): TRPCClientError<AppRouter> {
  if (error instanceof Refusal) {
    const { reason, httpStatus } = error;
    const { retryAfter, fieldCodes } = error.details;
    const requestId = '01900000-0000-7000-8000-00000000beef';
    const data = { code: 'FORBIDDEN', httpStatus, reason, requestId, fieldCodes };
    const headers = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
    return TRPCClientError.from(
      { error: { message: reason, code: -32003, data } },
      { meta: { response: new Response(null, { status: httpStatus, headers }) } },
    );
  }
  return TRPCClientError.from(error instanceof Error ? error : new Error(String(error)));
}
