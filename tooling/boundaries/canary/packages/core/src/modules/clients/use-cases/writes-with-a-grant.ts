declare const sql: (text: TemplateStringsArray, ...values: unknown[]) => unknown;
interface Grant<A> {
  readonly action: A;
}

export const writeGranted = (grant: Grant<'clients.update'>) => write(grant.action);
export const writeWithAReason = (name: string) => write(name);
export const writeWithoutReason = (name: string) => write(name);

function write(name: string) {
  return sql`update clients set name = ${name}`;
}
