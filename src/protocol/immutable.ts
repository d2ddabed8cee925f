/** What a decoder yields, as the rest of the product holds it: readonly all the way down, arrays and tuples too. */
export type Immutable<T> = T extends object ? { readonly [Key in keyof T]: Immutable<T[Key]> } : T;

/** `true` when each type can stand for the other; the error shows the two types otherwise. */
export type Same<A, B> = [A] extends [B]
  ? [B] extends [A]
    ? true
    : { differs: [A, B] }
  : { differs: [A, B] };

/** Compiles only for `true`: `type _ = Expect<Same<A, B>>`. */
export type Expect<T extends true> = T;
