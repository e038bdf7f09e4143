import { UserEntity } from '../../identity/index.ts'; // breaks: foreign-entity

export const foreign = UserEntity;
