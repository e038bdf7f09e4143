export const sendJob = 'identity.send';
