const storageKey = 'gatehouse-welcome';

/** In memory as well: some browsers have no storage. */
let held: string | null = null;

/** A person has just joined: the first page they see says so, even after enrolment or a reload. */
export function welcomeTo(membershipId: string): void {
  held = membershipId;
  try {
    sessionStorage.setItem(storageKey, membershipId);
  } catch {
    // Without storage a reload ends it.
  }
}

/** The membership that was joined in this tab and whose welcome has not been closed. */
export function welcomedMembership(): string | null {
  try {
    held ??= sessionStorage.getItem(storageKey);
  } catch {
    // Without storage, as above.
  }
  return held;
}

export function forgetWelcome(): void {
  held = null;
  try {
    sessionStorage.removeItem(storageKey);
  } catch {
    // Nothing was stored.
  }
}
