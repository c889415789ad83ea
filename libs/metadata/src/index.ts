export { Metadata, type MetadataOptions } from './metadata.js';
export type { Project } from './projects/project.entity.js';
export type { NewProject, ProjectChange, Projects } from './projects/projects.repository.js';
export type { Grant, KeyRecord, Keys, NewKey } from './keys/keys.repository.js';
export { impliedScopes, parseScopes, scopes, type Scope } from './keys/scopes.js';
