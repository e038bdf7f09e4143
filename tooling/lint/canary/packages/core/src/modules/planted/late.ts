export function startedAt(stored: string) {
  return [
    new Date(stored),
    new Date(), // planted: gatehouse(clock-only)
    Date.now(), // planted: gatehouse(clock-only)
  ];
}
