export function anything(
  value: any, // planted: typescript(no-explicit-any)
) {
  return typeof value;
}

export function surely(list: string[]): string {
  return list[0]!; // planted: typescript(no-non-null-assertion)
}

export function believed(value: unknown): string {
  return value as string; // planted: typescript(no-unsafe-type-assertion)
}
