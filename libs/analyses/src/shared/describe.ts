import 'reflect-metadata';

const key = Symbol('clientele:description');

/** Says what a parameter means; shown by the CLI's help, in OpenAPI and in the reference. */
export function Describe(text: string): PropertyDecorator {
  return (target, property) => Reflect.defineMetadata(key, text, target, property);
}

/** The description of a parameter, or an empty text. */
export function descriptionOf(type: new () => object, property: string): string {
  return (Reflect.getMetadata(key, type.prototype as object, property) as string | undefined) ?? '';
}
