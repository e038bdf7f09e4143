const storageKey = 'gatehouse-welcome';

/** In memory as well: some browsers have no storage. */
let held: string | null = null;

/** Somebody has just joined: the first page they see says so, also when enrolment or a reload comes between. */
export function welcomeTo(membershipId: string): void {
  held = membershipId;
  try {
    sessionStorage.setItem(storageKey, membershipId);
  } catch {
    // Then a reload is the end of it.
  }
}

/** The membership that was joined in this tab and whose welcome nobody has put away. */
export function welcomedMembership(): string | null {
  try {
    held ??= sessionStorage.getItem(storageKey);
  } catch {
    // As above.
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
