import type { TFunction } from 'i18next';

/** A property's name in the reader's language; one that the shop made up keeps its own. */
export function propertyName(t: TFunction, property: string): string {
  return t(`properties.${property.replace('.', '_')}`, {
    defaultValue: property.replace(/^(properties|attribute)\./, ''),
  });
}
