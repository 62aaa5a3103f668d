/* Vietnamese for what Handsontable and wagtail-localize say in English only. */
"use strict";
(() => {
  if (document.documentElement.lang !== "vi") return;
  const tables = window.Handsontable?.languages;
  if (tables) {
    const key = tables.dictionaryKeys;
    tables.registerLanguageDictionary({
      languageCode: "vi",
      [key.CONTEXTMENU_ITEMS_ROW_ABOVE]: "Thêm hàng ở trên",
      [key.CONTEXTMENU_ITEMS_ROW_BELOW]: "Thêm hàng ở dưới",
      [key.CONTEXTMENU_ITEMS_INSERT_LEFT]: "Thêm cột bên trái",
      [key.CONTEXTMENU_ITEMS_INSERT_RIGHT]: "Thêm cột bên phải",
      [key.CONTEXTMENU_ITEMS_REMOVE_ROW]: ["Xoá hàng", "Xoá các hàng"],
      [key.CONTEXTMENU_ITEMS_REMOVE_COLUMN]: ["Xoá cột", "Xoá các cột"],
      [key.CONTEXTMENU_ITEMS_UNDO]: "Hoàn tác",
      [key.CONTEXTMENU_ITEMS_REDO]: "Làm lại",
      [key.CONTEXTMENU_ITEMS_READ_ONLY]: "Chỉ đọc",
      [key.CONTEXTMENU_ITEMS_CLEAR_COLUMN]: "Xoá chữ trong cột",
      [key.CONTEXTMENU_ITEMS_COPY]: "Chép",
      [key.CONTEXTMENU_ITEMS_CUT]: "Cắt",
      [key.CONTEXTMENU_ITEMS_ALIGNMENT]: "Căn chữ",
      [key.CONTEXTMENU_ITEMS_ALIGNMENT_LEFT]: "Trái",
      [key.CONTEXTMENU_ITEMS_ALIGNMENT_CENTER]: "Giữa",
      [key.CONTEXTMENU_ITEMS_ALIGNMENT_RIGHT]: "Phải",
      [key.CONTEXTMENU_ITEMS_ALIGNMENT_JUSTIFY]: "Đều hai bên",
      [key.CONTEXTMENU_ITEMS_ALIGNMENT_TOP]: "Trên",
      [key.CONTEXTMENU_ITEMS_ALIGNMENT_MIDDLE]: "Giữa ô",
      [key.CONTEXTMENU_ITEMS_ALIGNMENT_BOTTOM]: "Dưới",
      [key.CONTEXTMENU_ITEMS_MERGE_CELLS]: "Gộp ô",
      [key.CONTEXTMENU_ITEMS_UNMERGE_CELLS]: "Tách ô",
      [key.CONTEXTMENU_ITEMS_FREEZE_COLUMN]: "Ghim cột",
      [key.CONTEXTMENU_ITEMS_UNFREEZE_COLUMN]: "Bỏ ghim cột",
      [key.CONTEXTMENU_ITEMS_BORDERS]: "Kẻ khung",
      [key.CONTEXTMENU_ITEMS_BORDERS_TOP]: "Cạnh trên",
      [key.CONTEXTMENU_ITEMS_BORDERS_RIGHT]: "Cạnh phải",
      [key.CONTEXTMENU_ITEMS_BORDERS_BOTTOM]: "Cạnh dưới",
      [key.CONTEXTMENU_ITEMS_BORDERS_LEFT]: "Cạnh trái",
      [key.CONTEXTMENU_ITEMS_REMOVE_BORDERS]: "Bỏ khung",
      [key.CONTEXTMENU_ITEMS_ADD_COMMENT]: "Thêm ghi chú",
      [key.CONTEXTMENU_ITEMS_EDIT_COMMENT]: "Sửa ghi chú",
      [key.CONTEXTMENU_ITEMS_REMOVE_COMMENT]: "Xoá ghi chú",
      [key.CONTEXTMENU_ITEMS_READ_ONLY_COMMENT]: "Ghi chú chỉ đọc",
      [key.CONTEXTMENU_ITEMS_NESTED_ROWS_INSERT_CHILD]: "Thêm hàng con",
      [key.CONTEXTMENU_ITEMS_NESTED_ROWS_DETACH_CHILD]: "Tách khỏi hàng mẹ",
      [key.CONTEXTMENU_ITEMS_HIDE_COLUMN]: ["Ẩn cột", "Ẩn các cột"],
      [key.CONTEXTMENU_ITEMS_SHOW_COLUMN]: ["Hiện cột", "Hiện các cột"],
      [key.CONTEXTMENU_ITEMS_HIDE_ROW]: ["Ẩn hàng", "Ẩn các hàng"],
      [key.CONTEXTMENU_ITEMS_SHOW_ROW]: ["Hiện hàng", "Hiện các hàng"],
    });
  }

  // The translator's screen draws itself; two of its texts can't be translated.
  const translator = document.querySelector(".js-translation-editor");
  if (!translator) return;
  const heading = /^(.+) to (.+) translation$/;
  const speak = () => {
    for (const node of translator.querySelectorAll("h1, h2, h3, .w-sr-only, section, [title]")) {
      for (const text of node.childNodes) {
        if (text.nodeType !== Node.TEXT_NODE) continue;
        if (text.data === "More actions") text.data = "Thao tác khác";
        else if (heading.test(text.data)) text.data = text.data.replace(heading, "Dịch từ $1 sang $2");
      }
      if (heading.test(node.title)) node.title = node.title.replace(heading, "Dịch từ $1 sang $2");
    }
  };
  new MutationObserver(speak).observe(translator, { childList: true, subtree: true });
  speak();
})();
