/* Pictures on a form: what could be better about one is said beside it, words are proposed in
   its fields, and several are uploaded at once, a row each. */
"use strict";
(() => {
  /* Its name ends in "-image" in a row, and has no row elsewhere ("photo", "photo_alt"). */
  const beside = (input, name) => {
    const base = /-image$/.test(input.name) ? input.name.slice(0, -5) : `${input.name}_`;
    return input.form && input.form.elements[base + name];
  };

  class PictureChooser extends window.ImageChooser {
    renderState(state) {
      super.renderState(state);
      const told = this.chooserElement.querySelector("[data-picture-advice]");
      const items = (state.advice || []).map((text) => {
        const item = document.createElement("li");
        item.className = "picture-advice";
        item.textContent = text;
        return item;
      });
      told.querySelector("ul").replaceChildren(...items);
      told.querySelector("a").href = state.edit_url || "";
      told.querySelector("a").hidden = !state.edit_url;
      told.hidden = !items.length;
    }

    setStateFromModalData(state) {
      super.setStateFromModalData(state);
      for (const name of ["alt", "credit"]) this.propose(name, state[name] || "");
    }

    /* What an officer wrote stays; what was proposed for another picture goes. */
    propose(name, text) {
      const field = beside(this.input, name);
      if (!field || (field.value && field.value !== field.dataset.proposed)) return;
      field.value = field.dataset.proposed = text;
      for (const kind of ["input", "change"]) field.dispatchEvent(new Event(kind, { bubbles: true }));
    }
  }
  window.PictureChooser = PictureChooser;

  const rowsOf = (box) =>
    document.querySelectorAll(`#id_${box.dataset.pictures}-FORMS > [data-inline-panel-child]:not(.deleted)`);

  const tell = (box, text) => {
    const line = document.createElement("p");
    line.textContent = text;
    box.querySelector(".pictures-told").append(line);
  };

  const Factory = window.telepath.constructors["wagtail.images.widgets.ImageChooser"];
  window.telepath.register("portal.PictureChooser", class extends Factory {
    widgetClass = PictureChooser;

    openModal(take, options) {
      super.openModal((chosen) => {
        const box = document.querySelector("[data-pictures]");
        const before = rowsOf(box).length;
        box.querySelector(".pictures-told").replaceChildren();
        take(chosen);
        if (rowsOf(box).length - before < chosen.length) tell(box, box.dataset.fullChosen);
      }, options);
    }
  });

  const send = async (box, file) => {
    const form = new FormData();
    form.append("file", file);
    form.append("title", file.name.replace(/\.[^.]*$/, "").slice(0, 255) || file.name);
    form.append("collection", box.dataset.collection);
    const headers = { "X-CSRFToken": window.wagtailConfig.CSRF_TOKEN, "X-Requested-With": "XMLHttpRequest" };
    try {
      const answer = await fetch(box.dataset.url, { method: "POST", body: form, headers });
      if (answer.ok && !answer.redirected) return await answer.json();
    } catch { /* no line: said below */ }
    return { errors: [box.dataset.failed] };
  };

  const addRow = (box, picture) => {
    document.getElementById(`id_${box.dataset.pictures}-ADD`).click();
    const number = document.getElementById(`id_${box.dataset.pictures}-TOTAL_FORMS`).value - 1;
    const chooser = `id_${box.dataset.pictures}-${number}-${box.dataset.field}-chooser`;
    document.getElementById(chooser).widget.setStateFromModalData(picture);
  };

  const upload = async (box, files) => {
    const told = box.querySelector(".pictures-told");
    const button = box.querySelector("[data-pictures-upload]");
    const add = document.getElementById(`id_${box.dataset.pictures}-ADD`);
    const lines = [];
    let count = 0;
    button.disabled = true;
    for (const file of files) {
      if (add.disabled) {
        lines.push(box.dataset.full.replace("{name}", file.name));
        continue;
      }
      told.replaceChildren();
      tell(box, box.dataset.sending.replace("{name}", file.name));
      const { chosen, errors } = await send(box, file);
      if (chosen) {
        addRow(box, chosen);
        count += 1;
      } else lines.push(`${file.name}: ${errors.join(" ")}`);
    }
    told.replaceChildren();
    if (count) lines.unshift(box.dataset.done.replace("{count}", count));
    lines.forEach((line) => tell(box, line));
    button.disabled = false;
  };

  document.addEventListener("DOMContentLoaded", () => {
    for (const box of document.querySelectorAll("[data-pictures]")) {
      const input = box.querySelector("input[type=file]");
      if (!input) continue;
      box.querySelector("[data-pictures-upload]").addEventListener("click", () => input.click());
      input.addEventListener("change", async () => {
        const files = [...input.files];
        input.value = "";
        await upload(box, files);
      });
      box.addEventListener("dragover", (event) => event.preventDefault());
      box.addEventListener("drop", (event) => {
        event.preventDefault();
        upload(box, [...event.dataTransfer.files]);
      });
    }
  });
})();
