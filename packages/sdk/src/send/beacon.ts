/** Whether a fetch of this browser outlives its page (Firefox before 133 cannot). */
export const outlivesPage: boolean = typeof Request === 'function' && 'keepalive' in Request.prototype;

/** The older way to send something while the page goes away: no reply comes back, so nothing may be concluded from it. */
export const beacon = (endpoint: string, body: string): boolean =>
  globalThis.navigator?.sendBeacon?.(`${endpoint}&sent=${Date.now()}`, body) ?? false;
