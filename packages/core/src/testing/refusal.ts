import type { Reason } from '@gatehouse/policy';
import { AppError } from '../platform/index.ts';

/** The reason of a refusal, or null when the act succeeds. Errors that are not refusals are rethrown. */
export async function refusalOf(act: Promise<unknown>): Promise<Reason | null> {
  try {
    await act;
    return null;
  } catch (error) {
    if (error instanceof AppError) return error.reason;
    throw error;
  }
}
