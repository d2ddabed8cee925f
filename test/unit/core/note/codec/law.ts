import type fc from 'fast-check';

/** A law that the tests try 1,000 times and the bench 10,000 times. */
export interface Law {
  readonly name: string;
  readonly property: fc.IProperty<unknown[]>;
}

export function law<T extends [unknown, ...unknown[]]>(name: string, property: fc.IProperty<T>): Law {
  // A property is only ever run with the values that it generates itself.
  return { name, property: property };
}
