/* Text pasted into the admin's text fields: what Word, Excel, Google Docs and web pages put on
   the clipboard is mended before the editor reads it. The editor knows no tables and no struck
   text: it would glue cells together and bring deleted words back. */
(() => {
  const mended = new WeakSet();
  const CELL_END = " | ";
  const BLOCKS = "p,div,li,h1,h2,h3,h4,h5,h6,br,tr";

  const textOf = (node) => node.textContent.replace(/\s+/g, " ").trim();

  function unwrap(element) {
    element.replaceWith(...element.childNodes);
  }

  function rename(element, name) {
    const other = element.ownerDocument.createElement(name);
    other.append(...element.childNodes);
    element.replaceWith(other);
    return other;
  }

  function dropDeleted(body) {
    body.querySelectorAll("del, s, strike, style, script, title, meta, xml").forEach((e) => e.remove());
    body.querySelectorAll("[style]").forEach((element) => {
      const style = element.getAttribute("style").toLowerCase();
      if (!/text-decoration[^;]*line-through|display:\s*none|mso-hide:\s*all/.test(style)) return;
      // A cell keeps its place in the row.
      if (/^t[dh]$/.test(element.localName)) element.replaceChildren();
      else element.remove();
    });
    // Remarks of those who wrote it, and links to its own footnotes.
    body.querySelectorAll('[style*="mso-element:comment"], .MsoCommentReference, .msocomanchor, .msocomtxt')
      .forEach((e) => e.remove());
    body.querySelectorAll('a[href^="#_"]').forEach(unwrap);
    body.querySelectorAll("ins").forEach(unwrap);
  }

  function dropFalseBold(body) {
    body.querySelectorAll("b[style], strong[style]").forEach((element) => {
      if (/font-weight:\s*(normal|[1-4]00)/i.test(element.getAttribute("style"))) unwrap(element);
    });
  }

  /* A row becomes a line; a cell that reaches over several rows is said in each, one over
     several columns in the first. */
  function linesOf(table) {
    const reaching = [];
    return [...table.rows].map((row) => {
      const texts = [];
      const place = (text) => {
        while (reaching[texts.length]?.left > 0) {
          const above = reaching[texts.length];
          above.left -= 1;
          texts.push(above.text);
        }
        if (text !== undefined) texts.push(text);
      };
      for (const cell of row.cells) {
        cell.querySelectorAll(BLOCKS).forEach((block) => block.after(" "));
        const text = textOf(cell);
        const wide = row.cells.length > 1 ? Math.min(cell.colSpan, 50) : 1;
        for (let column = 0; column < wide; column += 1) {
          const told = column ? "" : text;
          place(told);
          if (cell.rowSpan > 1) reaching[texts.length - 1] = { text: told, left: Math.min(cell.rowSpan, 200) - 1 };
        }
      }
      place();
      const filled = texts.some(Boolean);
      return filled ? texts.map((text) => text || "–").join(CELL_END) : "";
    }).filter(Boolean);
  }

  function layOutTables(body) {
    let table;
    // The innermost first: a table in a cell becomes text of its cell.
    while ((table = [...body.querySelectorAll("table")].find((one) => !one.querySelector("table")))) {
      const lines = linesOf(table);
      if (table.parentElement.closest("table")) {
        table.replaceWith(` ${lines.join("; ")} `);
      } else {
        table.replaceWith(...lines.map((line) => {
          const paragraph = table.ownerDocument.createElement("p");
          paragraph.textContent = line;
          return paragraph;
        }));
      }
    }
  }

  /* Word writes the points of a list as paragraphs with a drawn mark. */
  function makeLists(body) {
    let list = null;
    body.querySelectorAll('p[style*="mso-list"], p[class*="MsoListParagraph"]').forEach((paragraph) => {
      const mark = paragraph.querySelector('[style*="mso-list:Ignore" i], [style*="mso-list: Ignore" i]');
      const drawn = mark ? textOf(mark) : (/^\s*(?:[·•o§\-–]|\d+[.)])(?=\s)/.exec(paragraph.textContent) || [""])[0].trim();
      if (!drawn) return;
      const kind = /^[0-9a-z]{1,4}[.)]/i.test(drawn) ? "ol" : "ul";
      mark?.remove();
      if (list?.localName !== kind || list.nextElementSibling !== paragraph) {
        list = paragraph.ownerDocument.createElement(kind);
        paragraph.before(list);
      }
      list.append(paragraph);
      const item = rename(paragraph, "li");
      if (!mark) item.textContent = item.textContent.trim().slice(drawn.length).trim();
    });
  }

  function dropComments(body) {
    const walker = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_COMMENT);
    const found = [];
    while (walker.nextNode()) found.push(walker.currentNode);
    found.forEach((comment) => comment.remove());
  }

  function mend(html) {
    const { body } = new DOMParser().parseFromString(html, "text/html");
    dropComments(body);
    const pictures = body.querySelectorAll("img, v\\:imagedata, picture").length;
    body.querySelectorAll("img, picture, svg, video").forEach((element) => element.remove());
    dropDeleted(body);
    dropFalseBold(body);
    makeLists(body);
    layOutTables(body);
    body.querySelectorAll("h1").forEach((heading) => rename(heading, "h2"));
    body.querySelectorAll("h4, h5, h6").forEach((heading) => rename(heading, "h3"));
    const lines = [...body.querySelectorAll("p, li, h2, h3")].map(textOf);
    return { html: body.innerHTML, text: lines.join("\n") || textOf(body), pictures };
  }

  function say(text) {
    document.dispatchEvent(new CustomEvent("w-messages:add", { detail: { text, type: "warning", clear: true } }));
  }

  document.addEventListener("paste", (event) => {
    const editor = event.target instanceof Element && event.target.closest(".public-DraftEditor-content");
    const html = event.clipboardData?.getData("text/html") || "";
    // What was copied in this very editor comes back as it was.
    if (!editor || !html || mended.has(event) || html.includes("data-draftjs-conductor-fragment")) return;
    const clean = mend(html);
    const data = new DataTransfer();
    data.setData("text/html", clean.html);
    data.setData("text/plain", clean.text || event.clipboardData.getData("text/plain"));
    const again = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true, composed: true });
    mended.add(again);
    event.preventDefault();
    event.stopImmediatePropagation();
    event.target.dispatchEvent(again);
    if (clean.pictures) say(document.getElementById("paste-words").dataset.pictures);
  }, true);
})();
