/* A producer that was added in another tab can be chosen at once in the product left open. */
"use strict";
document.addEventListener("visibilitychange", async () => {
  const chosen = document.getElementById("id_producer");
  if (document.hidden || !chosen) return;
  const answer = await fetch(location.href);
  if (!answer.ok || answer.redirected) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  const known = new Set([...chosen.options].map((option) => option.value));
  for (const option of fresh.querySelectorAll("#id_producer option")) {
    if (!known.has(option.value)) chosen.append(new Option(option.text, option.value));
  }
});
