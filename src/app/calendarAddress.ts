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
