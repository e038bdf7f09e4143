/** The number of all rows of a list as text, “1,000+” where the server has not counted all of them (CONTRACT §2). */
export const totalText = (language: string, total: number, capped: boolean): string =>
  `${total.toLocaleString(language)}${capped ? '+' : ''}`;
