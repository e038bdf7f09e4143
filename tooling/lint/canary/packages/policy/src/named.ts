export const a = 1;
export default a; // planted: import(no-default-export)
