export const roles = ['partner_admin'] as const;
