/** Calls back after so many seconds of the page being looked at: time in a hidden tab does not count. @returns what `clearInterval` takes */
export function afterSeconds(seconds: number, then: () => void): ReturnType<typeof setInterval> {
  let left = seconds;
  const timer = setInterval(() => {
    if (document.hidden || --left > 0) return;
    clearInterval(timer);
    then();
  }, 1000);
  return timer;
}
