// Boxes over faces and plates, drawn on the picture: drag for one, tap for a usual one, tap it
// again to take it away. The numbers in the field stay what counts, and can be typed.
(() => {
  "use strict";
  const MOST = 12;
  // In per cent of the picture's width: less is a slip of the hand; what a tap covers.
  const LEAST = 1.5;
  const USUAL = 14;

  const tenths = (number) => Math.floor(number * 10) / 10;
  const within = (number, most) => Math.min(Math.max(number, 0), most);

  function read(text) {
    const parts = text.split(/[;\n]/).filter((part) => part.trim());
    const boxes = parts.map((part) => part.trim().split(/\s+/).map((one) => Number(one.replace(",", "."))));
    return boxes.every((box) => box.length === 4 && box.every(Number.isFinite)) ? boxes : null;
  }

  function setUp(frame) {
    const field = document.getElementById(frame.dataset.picture);
    const image = frame.querySelector("img");
    if (!field || !image) return;
    let from = null;

    function write(boxes) {
      field.value = boxes.map((box) => box.map(tenths).join(" ")).join("; ");
      // Whatever looks after unsaved work hears of it.
      field.dispatchEvent(new Event("input", { bubbles: true }));
      field.dispatchEvent(new Event("change", { bubbles: true }));
    }

    function at(event) {
      const area = image.getBoundingClientRect();
      return [
        within(((event.clientX - area.left) / area.width) * 100, 100),
        within(((event.clientY - area.top) / area.height) * 100, 100),
      ];
    }

    function place(element, [left, top, width, height]) {
      Object.assign(element.style, {
        left: `${left}%`,
        top: `${top}%`,
        width: `${width}%`,
        height: `${height}%`,
      });
    }

    function drawn(event) {
      const [x, y] = at(event);
      return [
        Math.min(x, from.x),
        Math.min(y, from.y),
        Math.abs(x - from.x),
        Math.abs(y - from.y),
      ];
    }

    function usual({ x, y }) {
      const high = within(USUAL * (image.clientWidth / image.clientHeight), 100);
      return [within(x - USUAL / 2, 100 - USUAL), within(y - high / 2, 100 - high), USUAL, high];
    }

    function show() {
      for (const old of frame.querySelectorAll(".feedback-box")) old.remove();
      for (const box of read(field.value) || []) {
        const one = document.createElement("span");
        one.className = "feedback-box";
        place(one, box);
        frame.append(one);
      }
    }

    frame.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      const [x, y] = at(event);
      from = { x, y, box: null, over: event.target.closest(".feedback-box") };
    });
    frame.addEventListener("pointermove", (event) => {
      if (!from || event.pointerType === "touch") return;
      const box = drawn(event);
      if (!from.box && Math.max(box[2], box[3]) < LEAST) return;
      if (!from.box) {
        from.box = document.createElement("span");
        from.box.className = "feedback-box";
        frame.append(from.box);
        frame.setPointerCapture(event.pointerId);
      }
      place(from.box, box);
    });
    // A finger that scrolls, and a drag that the browser takes over.
    frame.addEventListener("pointercancel", () => {
      from = null;
      show();
    });
    frame.addEventListener("pointerup", (event) => {
      const begun = from;
      const boxes = read(field.value);
      // What was typed and can't be read stays as it is.
      if (begun && boxes) {
        if (begun.over && !begun.box) {
          const shown = [...frame.querySelectorAll(".feedback-box")];
          write(boxes.filter((box, number) => number !== shown.indexOf(begun.over)));
        } else if (boxes.length < MOST) {
          const box = begun.box ? drawn(event) : usual(begun);
          if (tenths(box[2]) && tenths(box[3])) write([...boxes, box]);
        }
      }
      from = null;
      show();
    });
    image.draggable = false;
    field.addEventListener("input", show);
    frame.classList.add("feedback-picture__frame--drawn");
    frame.parentElement.querySelector("[data-boxes-hint]").hidden = false;
    show();
  }

  document.addEventListener("DOMContentLoaded", () => {
    for (const frame of document.querySelectorAll("[data-picture]")) setUp(frame);
  });
})();
