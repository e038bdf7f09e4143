export const startEmbeddedPostgres = () => 0;
