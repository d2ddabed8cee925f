/**
 * A GitHub login (`maya`, an enterprise's `maya_acme`, an app's `dependabot[bot]`) or a team (`acme/keys`).
 * Bounded so that matching stays linear.
 */
const addresseePattern = /^[A-Za-z0-9][A-Za-z0-9_-]{0,99}(?:\[bot\]|\/[A-Za-z0-9_][A-Za-z0-9._-]{0,99})?$/;

/** Whether the text is a login or a team without the leading `@`. */
export function isAddressee(text: string): boolean {
  return addresseePattern.test(text);
}

/** Whether an addressee is a team, `acme/keys`, and not a person. */
export function isTeam(addressee: string): boolean {
  return addressee.includes('/');
}

/** Whether two logins or teams are the same; GitHub does not tell upper from lower case. */
export function sameLogin(a: string, b: string): boolean {
  return a === b || a.toLowerCase() === b.toLowerCase();
}
