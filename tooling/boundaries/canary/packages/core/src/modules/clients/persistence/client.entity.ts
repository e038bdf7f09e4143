export const ClientEntity = { tableName: 'clients' };
