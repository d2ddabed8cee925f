const loopback = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/;

/**
 * The address of a calendar as a fetch takes it: https, webcal (which is https by another name), or plain http on
 * this machine only, since the address is a secret that must not travel in clear. Null for any other text.
 */
export function calendarAddress(text: string): URL | null {
  const url = URL.parse(text.trim().replace(/^webcals?:/i, 'https:'));
  if (url?.protocol === 'https:') return url;
  return url?.protocol === 'http:' && loopback.test(url.hostname) ? url : null;
}

/**
 * Where a redirect from one such address leads, `location` being the header of the answer. Null for an address in clear,
 * also of this machine, unless this machine itself leads there.
 */
export function redirectedAddress(from: URL, location: string): URL | null {
  const target = URL.parse(location, from.href);
  const to = target === null ? null : calendarAddress(target.href);
  return to?.protocol === 'http:' && from.protocol !== 'http:' ? null : to;
}
