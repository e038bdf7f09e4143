export const testsMayLookAtTheirWatch = new Date();
