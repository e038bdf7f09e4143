import type { Reason } from '@gatehouse/policy';
import { AppError } from '../platform/index.ts';

/** The reason an act is refused with, or null when it goes through; anything but a refusal of the app is thrown on. */
export async function refusalOf(act: Promise<unknown>): Promise<Reason | null> {
  try {
    await act;
    return null;
  } catch (error) {
    if (error instanceof AppError) return error.reason;
    throw error;
  }
}
