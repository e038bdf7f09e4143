import {
  MailedSecretEntity,
  PasskeyEntity,
  PasswordResetRequestEntity,
  RecoveryCodeEntity,
  TotpFactorEntity,
  WebauthnChallengeEntity,
} from './modules/accounts/index.ts';
import { AuditEventEntity, AuditSealEntity, AuditSealerEntity } from './modules/audit/index.ts';
import { ClientAssignmentEntity, ClientEntity } from './modules/clients/index.ts';
import { MembershipEntity, PasswordCredentialEntity, UserEntity } from './modules/identity/index.ts';
import { InvitationEntity } from './modules/invitations/index.ts';
import { PartnerEntity } from './modules/partners/index.ts';
import { PendingSessionEntity, SessionEntity, KnownDeviceEntity } from './modules/sessions/index.ts';
import { IdempotencyKeyEntity } from './platform/idempotency/idempotency-key.entity.ts';
import { InstallationSettingEntity } from './platform/orm/installation.entity.ts';
import { RateLimitEntity } from './platform/limits/rate-limit.entity.ts';

/** Every table of the app. Migrations and the drift check use this list. */
export const entities = [
  PartnerEntity,
  UserEntity,
  PasswordCredentialEntity,
  MembershipEntity,
  SessionEntity,
  PendingSessionEntity,
  TotpFactorEntity,
  PasskeyEntity,
  RecoveryCodeEntity,
  WebauthnChallengeEntity,
  MailedSecretEntity,
  PasswordResetRequestEntity,
  InvitationEntity,
  ClientEntity,
  ClientAssignmentEntity,
  AuditEventEntity,
  AuditSealEntity,
  AuditSealerEntity,
  InstallationSettingEntity,
  RateLimitEntity,
  KnownDeviceEntity,
  IdempotencyKeyEntity,
];
