"""What the register of publications is told of documents, and what it asks of them."""

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from communes.documents.files import take_fingerprint
from communes.documents.models import OfficialDocumentPage
from communes.documents.models.choices import Force
from portal.core.addresses import page_path
from portal.core.querysets import sites_at
from portal.register import ledger
from portal.register.kinds import RegisterKind, Standing, Subject

KIND = "document"
OVER = (Force.REPLACED, Force.ENDED)


def subject_of(page: OfficialDocumentPage) -> Subject:
    """A document by its original file; a corrected abstract or a new file is another entry."""
    site = sites_at(page.path).get()
    return Subject(
        kind=KIND,
        key=str(page.translation_key),
        site=site,
        number=page.number,
        title=page.shared_title[:255],
        address=site.root_url + page_path(page),
        sha256=take_fingerprint(page.file).sha256,
    )


def standings_of(keys: list[str]) -> dict[str, Standing]:
    """How documents stand today: in force, amended, replaced; two queries."""
    pages = OfficialDocumentPage.objects.live().filter(translation_key__in=keys)
    originals = [page for page in pages.with_force().select_related("locale") if page.is_original]
    found = {}
    for page in originals:
        site = sites_at(page.path).first()
        note = gettext("Today: %(force)s.") % {"force": str(page.force.label).lower()}
        address = site.root_url + page_path(page) if site else ""
        found[str(page.translation_key)] = Standing(note, page.force in OVER, address)
    return found


REGISTER_KIND = RegisterKind(
    KIND, _("Official document"), OfficialDocumentPage, subject_of, standings_of
)


def _is_told(page: OfficialDocumentPage) -> bool:
    """Whether its file can be vouched for: a translation shows that of its original."""
    return bool(page.is_original and page.file_id and take_fingerprint(page.file).sha256)


def document_published(instance: OfficialDocumentPage, **_kwargs: Any) -> None:
    """It goes out, or goes out otherwise than before; a move tells of it as any page."""
    page = instance.specific
    if page.live and _is_told(page):
        ledger.publish(page)


def document_gone(instance: OfficialDocumentPage, **_kwargs: Any) -> None:
    """Readers no longer have it."""
    if _is_told(instance):
        ledger.withdraw(instance)


def file_changed(document: Any) -> None:
    """The bytes of a file are others: who shows it shows another paper."""
    for page in OfficialDocumentPage.objects.live().filter(file=document):
        document_published(page)
