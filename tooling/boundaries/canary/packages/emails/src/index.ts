export const template = 'Hello';
