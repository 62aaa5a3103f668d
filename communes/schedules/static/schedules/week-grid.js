/* The week's entries: each line says what its fields hold, stands where its hour is, and can be
   cancelled, made internal or doubled by one tap. Wagtail's InlinePanel keeps the formset. */
"use strict";
document.addEventListener("DOMContentLoaded", () => {
  const grid = document.querySelector("[data-week-grid]");
  if (!grid) return;
  const options = JSON.parse(grid.dataset.weekGrid);
  const prefix = options.formsetPrefix;
  const list = document.getElementById(`${prefix}-FORMS`);
  const adder = document.getElementById(`${prefix}-ADD`);
  const words = grid.dataset;
  const STARTS = { all_day: "00:00", morning: "07:00", afternoon: "13:00", evening: "18:00" };
  new window.InlinePanel(options);

  const rows = () => [...list.querySelectorAll(":scope > .week-row:not(.deleted)")];
  const field = (row, name) => row.querySelector(`[name$="-${name}"]`);
  const cell = (row, name) => row.querySelector(`[data-cell="${name}"]`);
  // "7h30", "730", "14": as "07:30", to be compared; "" where it is none.
  const clock = (value) => {
    const parts = value.trim().match(/^(\d{1,2})\s*(?:(?:h|g|giờ|[:.])\s*(\d{2})?|(\d{2}))?\s*(?:p|phút|')?$/i);
    return parts ? `${parts[1].padStart(2, "0")}:${parts[2] || parts[3] || "00"}` : "";
  };
  const time = (value) => clock(value).replace(/^0/, "") || value;
  const changed = (input) => input.dispatchEvent(new Event("change", { bubbles: true }));

  const tell = (row) => {
    const [start, end] = [field(row, "start_time").value, field(row, "end_time").value];
    const session = field(row, "session");
    // The hour says which part of the day it is; only where there is none it is asked.
    session.closest(".week-field").hidden = Boolean(start);
    cell(row, "time").textContent = start
      ? [start, end].filter(Boolean).map(time).join("–")
      : session.selectedOptions[0].textContent;
    cell(row, "content").textContent = field(row, "content").value || words.noWork;
    for (const name of ["place", "chair"]) cell(row, name).textContent = field(row, name).value;
    const isCancelled = field(row, "is_cancelled").checked;
    const isInternal = !field(row, "is_public").checked;
    const isInviting = field(row, "invites_people").checked;
    cell(row, "state").textContent = [
      isCancelled && words.cancelled,
      isInternal && words.internal,
      !isInternal && isInviting && words.invited,
    ].filter(Boolean).join(" · ");
    row.classList.toggle("week-row--cancelled", isCancelled);
    row.querySelector('[data-week-do="cancel"]').setAttribute("aria-pressed", isCancelled);
    row.querySelector('[data-week-do="internal"]').setAttribute("aria-pressed", isInternal);
    for (const button of row.querySelectorAll(".week-actions button")) {
      button.setAttribute("aria-describedby", `${row.id}-what`);
    }
    cell(row, "content").id = `${row.id}-what`;
  };
  const key = (row) =>
    (field(row, "date").value || "9") +
    (clock(field(row, "start_time").value) || STARTS[field(row, "session").value]);
  const head = () => {
    let last;
    for (const row of rows()) {
      const select = field(row, "date");
      const heading = row.querySelector(".week-day");
      heading.textContent = select.value ? select.selectedOptions[0].textContent : words.noDay;
      heading.hidden = select.value === last;
      last = select.value;
    }
  };
  const sort = () => {
    const before = rows();
    const after = [...before].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
    if (after.some((row, place) => row !== before[place])) {
      const focused = document.activeElement;
      list.append(...after);
      if (focused !== document.activeElement && list.contains(focused)) focused.focus();
    }
    rows().forEach((row, place) => {
      field(row, "ORDER").value = place + 1;
    });
    head();
  };

  const added = () => {
    adder.click();
    return list.lastElementChild;
  };
  const double = (row) => {
    const copy = added();
    for (const input of row.querySelectorAll("input, select, textarea")) {
      const name = input.name.replace(/^.*-/, "");
      if (["id", "ORDER", "DELETE", "is_cancelled"].includes(name)) continue;
      const twin = field(copy, name);
      if (twin.type === "checkbox") twin.checked = input.checked;
      else twin.value = input.value;
    }
    row.after(copy);
    tell(copy);
    sort();
    field(copy, "date").focus();
    changed(field(copy, "date"));
  };
  const toggle = (row, name) => {
    const input = field(row, name);
    input.checked = !input.checked;
    if (name === "is_public" && !input.checked) field(row, "invites_people").checked = false;
    tell(row);
    changed(input);
  };
  list.addEventListener("click", (event) => {
    const button = event.target.closest("[data-week-do]");
    if (!button) return;
    const row = button.closest(".week-row");
    if (button.dataset.weekDo === "double") double(row);
    else toggle(row, button.dataset.weekDo === "cancel" ? "is_cancelled" : "is_public");
  });
  list.addEventListener("input", (event) => tell(event.target.closest(".week-row")));
  list.addEventListener("change", (event) => {
    const row = event.target.closest(".week-row");
    if (row) tell(row);
    head();
  });
  // A line goes to its place when it is closed: not away from under somebody's hands.
  list.addEventListener(
    "toggle",
    (event) => {
      if (event.target.parentElement.matches(".week-row") && !event.target.open) sort();
    },
    true
  );
  adder.addEventListener("click", () => {
    const all = rows();
    const row = all.at(-1);
    const select = field(row, "date");
    if (!select.value) select.value = all.length > 1 ? field(all.at(-2), "date").value : words.monday;
    tell(row);
    head();
    select.focus();
  });
  list.addEventListener("w-formset:removed", head);

  // Another week: its days, each entry on its weekday.
  const startsOn = document.getElementById("id_starts_on");
  const monday = (text) => {
    const parts = text.match(/^(\d{4})-(\d\d?)-(\d\d?)$/) || text.match(/^(\d\d?)\/(\d\d?)\/(\d{4})$/);
    if (!parts) return null;
    const [year, month, day] = parts[1].length === 4 ? parts.slice(1) : parts.slice(1).reverse();
    const date = new Date(Date.UTC(year, month - 1, day));
    date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
    return date;
  };
  const move = () => {
    const first = monday(startsOn.value);
    if (!first || first.toISOString().slice(0, 10) === words.monday) return;
    words.monday = first.toISOString().slice(0, 10);
    const blank = document.getElementById(`${prefix}-EMPTY_FORM_TEMPLATE`).content;
    for (const select of [...list.querySelectorAll('[name$="-date"]'), blank.querySelector('[name$="-date"]')]) {
      [...select.options].slice(1, 8).forEach((option, number) => {
        const day = new Date(first);
        day.setUTCDate(day.getUTCDate() + number);
        option.value = day.toISOString().slice(0, 10);
        option.textContent =
          option.textContent.replace(/,.*/, "") + `, ${day.getUTCDate()}/${day.getUTCMonth() + 1}`;
      });
    }
    rows().forEach(tell);
    head();
  };
  startsOn.addEventListener("change", move);
  startsOn.addEventListener("input", move);

  rows().forEach(tell);
  head();
  grid.classList.add("week-grid--live");
});
