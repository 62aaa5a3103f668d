/* Reads what was typed into a form of the admin as plain lists of words by name, and fills it in
   again, also where the name has a widget of Wagtail's: rich text, blocks, choosers, rows. */
(() => {
  const ROOT = "[id$='-root']";
  const STREAM = "stream:";
  const CHOSEN = "chosen:";
  const ROWS = "-TOTAL_FORMS";
  const NOT_TYPED = /^(csrfmiddlewaretoken|next|loaded_revision_|comments-|comment_)/;
  const NOT_KEPT = ["password", "file", "submit", "button", "image", "reset"];

  /* The whole of a field of blocks (StreamField); a placeholder is in its place at first. */
  const rootsIn = (form) => [...form.querySelectorAll(ROOT)].filter((element) => element.rootBlock);
  const isInBlocks = (field) => {
    let found = field.closest(ROOT);
    while (found && !found.rootBlock) found = found.parentElement.closest(ROOT);
    return Boolean(found);
  };

  const isKept = (field) =>
    field.name &&
    !NOT_TYPED.test(field.name) &&
    !NOT_KEPT.includes(field.type) &&
    field.localName !== "fieldset" &&
    field.localName !== "button" &&
    !/one-time-code|password/.test(field.autocomplete || "") &&
    !field.closest("[data-kept=no]") &&
    !isInBlocks(field);

  /* Editors of rich text write themselves as their raw content. */
  const stateOf = (block) =>
    JSON.stringify(block.getState(), function (key, value) {
      const own = this[key];
      return own?.getCurrentContent ? JSON.stringify(window.Draftail.serialiseEditorStateToRaw(own)) : value;
    });

  function shownIn(chooser) {
    const title = chooser.querySelector("[data-chooser-title]");
    const image = chooser.querySelector("[data-chooser-image]");
    const link = chooser.querySelector("[data-chooser-edit-link]");
    return { title, image, link };
  }

  function valuesOf(field) {
    if (field.type === "checkbox" || field.type === "radio") return field.checked ? [field.value] : [];
    if (field.multiple && field.options) return [...field.selectedOptions].map((option) => option.value);
    return [field.value];
  }

  /* {name: [values]} of all that can be typed. */
  function read(form) {
    const values = {};
    for (const field of form.elements) {
      if (!isKept(field)) continue;
      values[field.name] = [...(values[field.name] || []), ...valuesOf(field)];
      const chooser = field.type === "hidden" && field.id && document.getElementById(`${field.id}-chooser`);
      if (chooser) {
        const { title, image, link } = shownIn(chooser);
        values[CHOSEN + field.id] = [title?.textContent || "", image?.getAttribute("src") || "", link?.getAttribute("href") || ""];
      }
    }
    rootsIn(form)
      .filter((element) => !element.closest("[data-kept=no]"))
      .forEach((element) => {
        values[STREAM + element.id] = [stateOf(element.rootBlock)];
      });
    return values;
  }

  const isSame = (some, other) => JSON.stringify(some) === JSON.stringify(other);

  /* What of `now` isn't as it was. Blocks that are only ready now were not changed. */
  function differences(now, before) {
    const found = {};
    for (const [name, values] of Object.entries(now)) {
      if (!(name in before) && name.startsWith(STREAM)) before[name] = values;
      if (!isSame(values, before[name])) found[name] = values;
    }
    // What is chosen goes with its title, and the other way round means nothing.
    Object.keys(found)
      .filter((name) => name.startsWith(CHOSEN))
      .forEach((name) => {
        const field = document.getElementById(name.slice(CHOSEN.length));
        if (!field || !(field.name in found)) delete found[name];
      });
    return found;
  }

  const told = (field, ...types) => types.forEach((type) => field.dispatchEvent(new Event(type, { bubbles: true })));

  function addRows(prefix, wanted, form) {
    const total = () => Number(form.elements[prefix + ROWS]?.value);
    while (total() < wanted) {
      const before = total();
      document.getElementById(`id_${prefix}-ADD`)?.click();
      if (!(total() > before)) break;
    }
  }

  function fillField(field, values, index) {
    if (field.type === "checkbox" || field.type === "radio") field.checked = values.includes(field.value);
    else if (field.multiple && field.options) {
      for (const option of field.options) option.selected = values.includes(option.value);
    } else {
      const value = values[index] ?? values[0] ?? "";
      if (field.draftailEditor) {
        field.draftailEditor.onChange(window.Draftail.createEditorStateFromRaw(JSON.parse(value)));
        return;
      }
      if (/-DELETE$/.test(field.name) && field.type === "hidden" && value && !field.value) {
        document.getElementById(`${field.id}-button`)?.click();
      }
      field.value = value;
    }
    told(field, "input", "change");
  }

  function fillOne(form, name, values) {
    if (name.startsWith(STREAM)) {
      document.getElementById(name.slice(STREAM.length))?.rootBlock?.setState(JSON.parse(values[0]));
    } else if (name.startsWith(CHOSEN)) {
      const chooser = document.getElementById(`${name.slice(CHOSEN.length)}-chooser`);
      if (!chooser) return;
      const { title, image, link } = shownIn(chooser);
      chooser.classList.toggle("blank", !document.getElementById(name.slice(CHOSEN.length)).value);
      if (title) title.textContent = values[0];
      if (image) image.src = values[1];
      if (link) [link.href, link.hidden] = [values[2], !values[2]];
    } else if (!name.endsWith(ROWS)) {
      [...form.elements]
        .filter((field) => field.name === name && isKept(field))
        .forEach((field, index) => fillField(field, values, index));
    }
  }

  const pause = (time) => new Promise((done) => setTimeout(done, time));

  /* Fills what `read` gave; one part that can't be filled any more doesn't keep the others away. */
  async function fill(form, values) {
    const rows = Object.entries(values).filter(([name]) => name.endsWith(ROWS));
    rows.forEach(([name, [wanted]]) => addRows(name.slice(0, -ROWS.length), Number(wanted), form));
    if (rows.length) await pause(300); // until the widgets of new rows are there
    const order = (name) => Number(name.startsWith(CHOSEN));
    for (const [name, list] of Object.entries(values).sort(([a], [b]) => order(a) - order(b))) {
      try {
        fillOne(form, name, list);
      } catch (problem) {
        console.warn(name, problem);
      }
    }
  }

  const OUTSIDE = ".modal, dialog, [role=dialog], [data-wagtail-sidebar], .w-editing-sessions";
  const SEEN = "input:not([type=hidden], [type=submit], [type=button]), textarea, select, [data-draftail-input]";

  /* Forms of the page itself, but for log-ins; and of them those in which something can be typed. */
  const pageForms = () =>
    document.body.classList.contains("login")
      ? []
      : [...document.forms].filter((form) => form.method === "post" && !form.closest(OUTSIDE));
  const typedForms = () => pageForms().filter((form) => form.querySelector(SEEN));

  window.keptFields = { read, differences, isSame, fill, pageForms, typedForms };
})();
