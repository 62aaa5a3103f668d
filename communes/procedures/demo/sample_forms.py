"""Forms of the demo as Word files: written from `forms.toml` once, kept with the portal's files."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile
from wagtail.documents import get_document_model
from wagtail.models import Collection

from portal.core.data_files import read_data
from portal.core.printing.blocks import Ask, Pair, Say, Sign, Tick
from portal.core.printing.words import word_file
from portal.core.text import slugify

FILE = Path(__file__).with_name("forms.toml")
SAMPLE = "Dữ liệu mẫu"
NOTE = Say(
    "Mẫu tham khảo tự soạn cho dữ liệu mẫu. Khi nộp hồ sơ, hãy dùng mẫu do Bộ phận Một cửa hoặc"
    " Cổng Dịch vụ công phát hành."
)


@dataclass(frozen=True)
class SampleForm:
    """A form by the name that procedures have for it."""

    code: str
    title: str
    block: tuple[Say | Ask | Pair | Tick | Sign, ...]
    number: str = f"Mẫu tham khảo – {SAMPLE}"
    by_office: bool = False

    @property
    def file_title(self) -> str:
        """What the file is called, by which it is found again."""
        return f"{self.title} (mẫu tham khảo, dữ liệu mẫu)"


@dataclass(frozen=True)
class SampleFormFile:
    """All sample forms."""

    form: tuple[SampleForm, ...]


def sample_forms() -> tuple[SampleForm, ...]:
    """Those of `forms.toml`, each with a note of what it is on top."""
    return tuple(
        SampleForm(form.code, form.title, (NOTE, *form.block))
        for form in read_data(FILE, SampleFormFile).form
    )


def load_forms(collection: Collection) -> dict[str, Any]:
    """The files by the names of their forms; made where they are missing."""
    model = get_document_model()
    have = {row.title: row for row in model.objects.filter(collection=collection)}
    return {
        form.code: have.get(form.file_title) or _make(model, collection, form)
        for form in sample_forms()
    }


def _make(model: Any, collection: Collection, form: SampleForm) -> Any:
    content = ContentFile(word_file(form, SAMPLE), name=f"mau-{slugify(form.title)}.docx")
    document = model(title=form.file_title, collection=collection, file=content)
    document._set_document_file_metadata()
    document.save()
    return document
