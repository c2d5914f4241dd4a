/** Calls back after so many seconds of the page being looked at: time in a hidden tab does not count. @returns a function that gives up */
export function afterSeconds(seconds: number, then: () => void): () => void {
  const timer = setInterval(() => {
    if (document.hidden || --seconds > 0) return;
    clearInterval(timer);
    then();
  }, 1000);
  return () => clearInterval(timer);
}
