/* A box that keeps the table of what is pasted; without it the plain field takes its text.
   Only cells travel: what Word adds around them is many times as much. */
"use strict";
(() => {
  const box = document.querySelector("[data-week-paste]");
  if (!box) return;
  const text = document.getElementById(box.dataset.weekPaste);
  const markup = document.getElementById(box.dataset.markup);
  const edit = box.querySelector("[contenteditable]");
  const status = box.querySelector("[role=status]");
  const MOST = 1000000;
  const KEPT = new Set(["TABLE", "TBODY", "THEAD", "TFOOT", "TR", "TD", "TH", "P", "DIV", "BR", "LI"]);
  const DROPPED = new Set(["SCRIPT", "STYLE", "DEL", "S", "STRIKE", "TITLE", "META", "LINK", "IMG"]);

  const bare = (node, into) => {
    for (const child of node.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) {
        into.append(child.data);
      } else if (child.nodeType === Node.ELEMENT_NODE && !DROPPED.has(child.tagName)) {
        const hidden = /line-through|display:\s*none|mso-hide:\s*all/i.test(child.getAttribute("style") || "");
        if (hidden && !/^T[DH]$/.test(child.tagName)) continue;
        if (!KEPT.has(child.tagName)) {
          bare(child, into);
          continue;
        }
        const copy = document.createElement(child.tagName);
        for (const name of ["rowspan", "colspan"]) {
          if (child.hasAttribute(name)) copy.setAttribute(name, child.getAttribute(name));
        }
        bare(child, copy);
        into.append(copy);
      }
    }
    return into;
  };
  const tidied = (html) =>
    bare(new DOMParser().parseFromString(html, "text/html").body, document.createElement("div"));

  const keep = () => {
    const hasTable = Boolean(edit.querySelector("table"));
    markup.value = hasTable ? edit.innerHTML : "";
    text.value = hasTable ? "" : edit.innerText;
    const isLong = markup.value.length + text.value.length > MOST;
    status.textContent = isLong ? box.dataset.tooLong : "";
    if (isLong) markup.value = text.value = "";
  };
  edit.addEventListener("paste", (event) => {
    const html = event.clipboardData.getData("text/html");
    const plain = event.clipboardData.getData("text/plain");
    event.preventDefault();
    if (/<t[dr][\s>]/i.test(html)) {
      edit.replaceChildren(...tidied(html).childNodes);
    } else {
      edit.textContent += plain;
    }
    keep();
  });
  edit.addEventListener("input", keep);
  edit.textContent = text.value;
  if (markup.value) edit.replaceChildren(...tidied(markup.value).childNodes);
  const field = text.closest("[data-field-wrapper]") || text.closest(".w-field__wrapper");
  const errors = field.querySelector(".w-field__errors");
  if (errors) box.append(errors);
  field.hidden = true;
  box.hidden = false;
})();
