// What the compiler alone refuses.
export const count: number = 'none'; // planted: typescript(TS2322)
