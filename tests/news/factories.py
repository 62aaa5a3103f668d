"""News and events for tests, as readers have them."""

from datetime import datetime, timedelta
from io import BytesIO

from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.documents import get_document_model

from communes.news.models import EventPage, NewsIndexPage, NewsPage
from tests.page_factory import add_page

# The beginning of an MP3 file.
MP3 = b"ID3\x03\x00\x00\x00\x00\x00\x00" + bytes(200)


def section(commune, language="vi") -> NewsIndexPage:
    """The section of a commune or of the portal, fresh."""
    return NewsIndexPage.objects.descendant_of(commune.homes[language]).get()


def write_news(commune, title="Đường đã sửa xong", *, live=True, language="vi", **fields):
    """News of today."""
    values = {"summary": f"Lời dẫn của {title}", **fields}
    return add_page(section(commune, language), NewsPage(title=title, **values), live=live)


def hold_event(commune, title="Ngày hội chè", *, hours=48.0, live=True, language="vi", **fields):
    """An event that begins in so many hours, without an end unless one is told."""
    values = {
        "summary": f"Tóm tắt của {title}",
        "begins_at": timezone.now() + timedelta(hours=hours),
        "place": "Sân vận động xã",
        **fields,
    }
    return add_page(section(commune, language), EventPage(title=title, **values), live=live)


def at(text: str) -> datetime:
    """A moment in Vietnam."""
    return timezone.make_aware(datetime.fromisoformat(text))


def make_recording(commune, name="ban-tin.mp3", content=MP3):
    """A recording in the files of a site."""
    return get_document_model().objects.create(
        title="Bản tin", file=ContentFile(content, name=name), collection=commune.collection
    )


def docx(body: str = "", *, media=(), rels="", parts=()) -> bytes:
    """A Word file of this XML between the tags of its body; `media` are (name, bytes)."""
    import zipfile

    space = "http://schemas.openxmlformats.org"
    word = f"{space}/wordprocessingml/2006/main"
    package = f"{space}/package/2006"
    office = f"{space}/officeDocument/2006/relationships"
    document = (
        f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{word}" xmlns:r="{office}"'
        f' xmlns:wp="{space}/drawingml/2006/wordprocessingDrawing"'
        f' xmlns:a="{space}/drawingml/2006/main"'
        f' xmlns:pic="{space}/drawingml/2006/picture">'
        f"<w:body>{body}</w:body></w:document>"
    )
    types = (
        f'<?xml version="1.0"?><Types xmlns="{package}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="png" ContentType="image/png"/>'
        '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
        'officedocument.wordprocessingml.document.main+xml"/></Types>'
    )
    top = (
        f'<?xml version="1.0"?><Relationships xmlns="{package}/relationships"><Relationship '
        f'Id="rId1" Type="{office}/officeDocument" Target="word/document.xml"/></Relationships>'
    )
    own = (
        f'<?xml version="1.0"?><Relationships xmlns="{package}/relationships">'
        + "".join(
            f'<Relationship Id="m{number}" Type="{office}/image" Target="media/{name}"/>'
            for number, (name, _content) in enumerate(media)
        )
        + rels
        + "</Relationships>"
    )
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", types)
        archive.writestr("_rels/.rels", top)
        archive.writestr("word/document.xml", document)
        archive.writestr("word/_rels/document.xml.rels", own)
        for name, content in media:
            archive.writestr(f"word/media/{name}", content)
        for name, content in parts:
            archive.writestr(name, content)
    return out.getvalue()
