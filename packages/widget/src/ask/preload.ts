/**
 * Fetches a module and has the browser check it; resolves once it is good. `import()` takes no hash of its own, and after a failed
 * check it would fetch and run the tampered file: so whoever sees this reject must not import.
 */
export const preload = (href: string, integrity: string): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const link = document.createElement('link');
    // Browsers without modulepreload never answer; for them the file comes unchecked from the server that sent this script.
    if (!link.relList.supports('modulepreload')) return resolve(0);
    Object.assign(link, { rel: 'modulepreload', crossOrigin: '', integrity, onload: resolve, onerror: reject, href });
    document.head.append(link);
  });
