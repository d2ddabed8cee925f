/** UTF-16 offsets into the text that was read, `[start, end)`. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

export interface DraftProblem {
  readonly code:
    'frontMatterMissing' | 'frontMatterUnclosed' | 'frontMatterSyntax' | 'unknownKey' | 'invalidValue';
  readonly range: TextRange;
  /** The front matter's key; present for `unknownKey` and `invalidValue`. */
  readonly key?: string;
}
