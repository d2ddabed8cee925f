/** Every command of the manifest, without the prefix `baton.`; the architecture test holds both lists together. */
export const commandIds = [
  'compose',
  'preview',
  'publish',
  'openDraftAsMarkdown',
  'openDraft',
  'discardDraft',
  'restoreDraft',
  'refresh',
  'stopReading',
  'filterHandoffs',
  'clearHandoffFilter',
  'showHandoffsOfPullRequest',
  'groupHandoffsByOwner',
  'groupHandoffsByTurn',
  'openNote',
  'openUnverified',
  'acceptNote',
  'askAuthor',
  'snoozeNote',
  'wakeNote',
  'openOnGitHub',
  'sendNow',
  'cancelSending',
  'editQueued',
  'editQueuedAsMarkdown',
  'changeDestination',
  'copyQueued',
  'authorizeSso',
  'signIn',
  'signInWithToken',
  'switchAccount',
  'signOut',
  'addressPerson',
  'inviteToShareHours',
<<<<<<< HEAD
  'addCalendar',
  'manageCalendars',
=======
  'requestReview',
  'forgetReviewRequest',
>>>>>>> 1a4df92 (Ask for a review of the right people at the right time)
  'showLog',
] as const;

export type CommandId = (typeof commandIds)[number];

/** What each command does. Arguments come from menus, trees and keybindings: decode them. */
export type CommandHandlers = Readonly<Record<CommandId, (...args: readonly unknown[]) => unknown>>;
