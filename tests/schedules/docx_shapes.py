"""Small Word files, made by hand as Word writes them."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

_NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def cell(text: str, span: int = 0, merge: str = "") -> str:
    """A cell; `merge` is "restart" for the first of those merged below each other."""
    said = f'<w:gridSpan w:val="{span}"/>' if span else ""
    if merge:
        said += f'<w:vMerge w:val="{merge}"/>' if merge == "restart" else "<w:vMerge/>"
    lines = "".join(paragraph(line) for line in text.split("\n"))
    return f"<w:tc><w:tcPr>{said}</w:tcPr>{lines}</w:tc>"


def table(*rows: list[str]) -> str:
    """A table of cells, or of texts."""
    made = ["".join(one if one.startswith("<w:tc") else cell(one) for one in row) for row in rows]
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in made) + "</w:tbl>"


def document(*parts: str) -> bytes:
    """A file whose paragraphs and tables stand in this order."""
    body = "".join(part if part.startswith("<w:") else paragraph(part) for part in parts)
    return packed({"word/document.xml": f"<w:document {_NS}><w:body>{body}</w:body></w:document>"})


def packed(files: dict[str, str | bytes]) -> bytes:
    """A file of an office with these parts."""
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as archive:
        for name, text in {"[Content_Types].xml": _TYPES, **files}.items():
            archive.writestr(name, text)
    return content.getvalue()
