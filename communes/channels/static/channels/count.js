/* Counts a text again while it is typed, as communes/channels/sms.py does; the figures in the
   server's words are changed in their order: characters, messages, room left, cost. */
"use strict";
(() => {
  const pair = (text) => text.split(",").map(Number);
  const grouped = new Intl.NumberFormat(document.documentElement.lang || "vi");

  const figuresOf = (text, told) => {
    const letters = [...text];
    if (!told.basic) return [letters.length];
    const isPlain = letters.every((one) => (told.basic + told.extended).includes(one));
    const [alone, each] = pair(isPlain ? told.gsm : told.ucs2);
    const sizes = letters.map((one) => (isPlain ? 1 + told.extended.includes(one) : one.length));
    const units = sizes.reduce((sum, size) => sum + size, 0);
    let parts = Math.min(units, 1);
    let left = alone - units;
    if (left < 0) {
      let used = 0;
      for (const size of sizes) {
        if (used + size > each) {
          parts += 1;
          used = 0;
        }
        used += size;
      }
      left = each - used;
    }
    return { isPlain, figures: [units, parts, left, parts * (told.price || 0)] };
  };

  for (const told of document.querySelectorAll("[data-count]")) {
    const field = document.getElementById(told.dataset.count);
    const marks = told.parentElement.querySelector(".channel-marks");
    const isWithout = field.closest("form").id === "sms-khong-dau";
    field.addEventListener("input", () => {
      const text = field.value.normalize("NFC").replace(/[ \u00a0]+(?=\n|$)/g, "").trim();
      const found = figuresOf(text, told.dataset);
      const figures = [...(found.figures || found)];
      told.textContent = told.textContent.replace(/\d[\d.,]*/g, () => grouped.format(figures.shift()));
      marks.hidden = !isWithout || found.isPlain;
    });
  }
})();
