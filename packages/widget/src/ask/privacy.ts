/** The browser asks not to be followed (GPC, DNT): nothing is kept on the device, whatever the page says. The survey is still offered: hiding it would bias the answers. */
export const asksPrivacy = (): boolean => navigator.globalPrivacyControl || navigator.doNotTrack === '1';
