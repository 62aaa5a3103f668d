"""Documents and PDFs for tests."""

from datetime import timedelta
from io import BytesIO

from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.documents import get_document_model

from communes.documents.models import (
    DocumentRelation,
    DocumentType,
    OfficialDocumentIndexPage,
    OfficialDocumentPage,
)
from communes.documents.signals import fill_types
from tests.page_factory import add_page


def section(commune, language="vi") -> OfficialDocumentIndexPage:
    """The documents' section of a commune or of the portal."""
    return OfficialDocumentIndexPage.objects.descendant_of(commune.homes[language]).get()


def kind(slug="ke-hoach") -> DocumentType:
    fill_types()
    return DocumentType.objects.get(slug=slug)


def pdf(*texts: str) -> bytes:
    """A PDF with a page for each text, in letters of Latin-1."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    kids = []
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    for text in texts or ("",):
        lines = " T* ".join(f"({line}) Tj" for line in text.splitlines()) if text else ""
        stream = f"BT /F1 12 Tf 14 TL 60 780 Td {lines} ET" if lines else ""
        content, page = len(objects) + 1, len(objects) + 2
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1"
            f" {font} >> >> /Contents {content} 0 R >>"
        )
        kids.append(f"{page} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    return assemble(objects)


def assemble(objects: list[str], trailer: str = "") -> bytes:
    """A file of numbered objects, the first of which is the catalog."""
    out = BytesIO()
    out.write(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1"))
    start = out.tell()
    out.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode())
    out.write("".join(f"{place:010} 00000 n \n" for place in places).encode())
    out.write(
        f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\n"
        f"startxref\n{start}\n%%EOF\n".encode()
    )
    return out.getvalue()


def make_file(commune, title="Bản gốc", data: bytes | None = None, name="ban-goc.pdf"):
    """A file in the collection of a commune."""
    content = ContentFile(pdf("Ke hoach ung pho") if data is None else data, name=name)
    document = get_document_model()(title=title, collection=commune.collection, file=content)
    document._set_document_file_metadata()
    document.save()
    return document


def issue(commune, title="Ứng phó mưa lũ", *, number="12/KH-UBND", days=-3, live=True, **fields):
    """A document issued `days` from now; `title` is what it is about."""
    parent = section(commune, fields.pop("language", "vi"))
    relations = fields.pop("relations", ())
    fields.setdefault("issued_on", timezone.localdate() + timedelta(days=days))
    fields.setdefault("document_type", kind(fields.pop("type", "ke-hoach")))
    if "file" not in fields:
        fields["file"] = make_file(commune, f"Bản gốc {number}")
    page = OfficialDocumentPage(number=number, abstract=title, **fields)
    page.relations = [DocumentRelation(**one) for one in relations]
    return add_page(parent, page, live=live)


def replacing(target, kind="replaces") -> dict:
    """A relation of a new document to one that is there."""
    return {"kind": kind, "target": target}
