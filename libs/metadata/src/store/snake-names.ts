import { DefaultNamingStrategy } from 'typeorm';

/** `createdAt` in the code is `created_at` in the store. */
export class SnakeNames extends DefaultNamingStrategy {
  override columnName(property: string, custom: string | undefined): string {
    return custom ?? property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  }
}
