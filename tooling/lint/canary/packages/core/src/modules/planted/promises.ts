async function send(): Promise<void> {}

export function forgetful(list: string[]): void {
  send(); // planted: typescript(no-floating-promises)
  // planted-next: typescript(no-misused-promises)
  list.forEach(async () => {
    await send();
  });
}
