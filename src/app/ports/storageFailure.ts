/** Why storage refused: the disk is full, mounted read-only, not ours to write, or something else (see the log). */
export interface StorageFailure {
  readonly code: 'noSpace' | 'readOnly' | 'denied' | 'tooLarge' | 'other';
  /** The system's own code, e.g. `ENOSPC`, for the log. */
  readonly systemCode?: string;
}
