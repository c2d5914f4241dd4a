// What every tag manager does with a custom HTML tag: it makes the scripts anew, at the end of the page, without their attributes.
const tag = await (await fetch('tag.html')).text();
for (const [, src] of tag.matchAll(/<script[^>]*\ssrc="([^"]+)"/g)) {
  const script = document.createElement('script');
  script.src = src;
  document.body.append(script);
}
