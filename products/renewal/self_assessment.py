"""Mẫu 02, the producer's own assessment, as a Word file: what the portal knows is filled in, the
rest are dotted lines. Its words are Vietnamese: the council wants them so."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from docx.shared import Cm

from portal.core.printing.documents import (
    DATE_LINE,
    WIDTH,
    add_dots,
    add_line,
    add_number,
    add_pair,
    add_state,
    add_title,
    file_of,
    fill_cell,
    new_document,
)
from products.models import ProducerPage, ProductPage
from products.renewal.models import Renewal, RenewalPoint
from products.renewal.scoring import section_sums

NUMBER, TITLE = "Mẫu 02", "Phiếu tự đánh giá sản phẩm OCOP"
COLUMNS = (("Mã", Cm(1.6)), ("Nội dung", Cm(7.4)), ("Tối đa", Cm(1.8)), ("Tự chấm", Cm(1.8)))
LAST_COLUMN = ("Minh chứng, ghi chú", Cm(3.4))


def word_file(product: ProductPage, renewal: Renewal, marks: Iterable[RenewalPoint]) -> bytes:
    """The form of one product with what its dossier says so far; two queries at most."""
    by_item = {mark.item_id: mark for mark in marks}
    document = new_document(f"{NUMBER}. {TITLE}", "")
    add_number(document, NUMBER)
    add_state(document)
    add_line(document, DATE_LINE, italic=True, middle=True)
    add_title(document, TITLE)
    criteria = f"Theo bộ tiêu chí ban hành kèm Quyết định {renewal.rubric.criteria_number}"
    add_line(document, criteria, italic=True, middle=True)
    if renewal.rubric.is_sample:
        sample = "(Dữ liệu mẫu: đối chiếu lời văn với quyết định trước khi nộp)"
        add_line(document, sample, italic=True, middle=True)
    add_line(document, "1. Sản phẩm và chủ thể", bold=True)
    for label, value in _facts(product):
        _fact(document, label, value)
    add_line(document, "2. Tự chấm điểm", bold=True)
    _points(document, renewal, by_item)
    add_line(document, "Chủ thể cam đoan những điều ghi trên là đúng.")
    left, right = add_pair(document)
    fill_cell(left, "Xác nhận của UBND cấp xã", "")
    fill_cell(right, "Chủ thể", "(ký, ghi rõ họ tên, đóng dấu nếu có)")
    return file_of(document)


def _facts(product: ProductPage) -> list[tuple[str, str]]:
    maker: Any = product.producer or ProducerPage()
    stars = f"{product.star_rating} sao" if product.star_rating else ""
    decision = " ".join(
        part for part in (product.decision_number, _dated(product.certified_on)) if part
    )
    return [
        ("Tên sản phẩm", product.title),
        ("Nhóm, bộ sản phẩm", product.ocop_set),
        ("Hình thức (lần đầu, nâng hạng, đánh giá lại)", "đánh giá lại" if stars else ""),
        ("Hạng đã được công nhận", stars),
        ("Quyết định công nhận", decision),
        ("Giấy chứng nhận số", product.certificate_number),
        ("Có giá trị đến", f"{product.expires_on:%d/%m/%Y}" if product.expires_on else ""),
        ("Quy cách đóng gói", product.net_content),
        ("Thành phần", product.ingredients),
        ("Giấy tờ an toàn thực phẩm", product.food_safety_cert),
        ("Chủ thể", maker.title),
        ("Loại hình", str(maker.get_producer_type_display())),
        ("Người đại diện, chức vụ", ""),
        ("Địa chỉ", maker.address),
        ("Điện thoại", maker.phone),
        ("Mã số thuế", maker.tax_code),
    ]


def _dated(day: date | None) -> str:
    return f"ngày {day:%d/%m/%Y}" if day else ""


def _fact(document: Any, label: str, value: str) -> None:
    if value:
        add_line(document, f"{label}: {value}")
    else:
        add_dots(add_line(document, f"{label}:\t"), WIDTH)


def _points(document: Any, renewal: Renewal, by_item: Mapping[int, RenewalPoint]) -> None:
    points = {key: mark.points for key, mark in by_item.items()}
    columns = (*COLUMNS, LAST_COLUMN)
    table = document.add_table(rows=1, cols=len(columns))
    table.style = "Table Grid"
    _row(table.rows[0], [name for name, _width in columns], bold=True)
    for found in section_sums(renewal.rubric.items.all(), points):
        _row(table.add_row(), ["", str(found.section.label), found.most, found.points, ""], True)
        for item in found.items:
            mark = by_item.get(item.pk)
            own = "" if mark is None or mark.points is None else mark.points
            note = (mark.note if mark else "") or item.proof
            _row(table.add_row(), [item.code, item.text, item.most_points, own, note])
    _row(table.add_row(), ["", "Cộng", 100, renewal.score, ""], True)


def _row(row: Any, values: list, bold: bool = False) -> None:
    for cell, value, (_name, width) in zip(row.cells, values, (*COLUMNS, LAST_COLUMN), strict=True):
        cell.width = width
        cell.paragraphs[0].add_run(str(value)).bold = bold
