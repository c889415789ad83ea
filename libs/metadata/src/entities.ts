import { Key } from './keys/key.entity.js';
import { Project } from './projects/project.entity.js';

/** Everything that the store keeps. They refer to one another by id and never import one another. */
export const entities = [Project, Key] as const;
