"""Units, officials and shifts for tests, as readers have them."""

from django.utils import timezone

from communes.organisation.models import (
    DutyShift,
    OfficialProfilePage,
    OrganisationIndexPage,
    OrganisationUnitPage,
)
from portal.core.models import BasePage
from tests.page_factory import add_page


def section(commune, language="vi") -> OrganisationIndexPage:
    """The section of a commune or of the portal."""
    return OrganisationIndexPage.objects.descendant_of(commune.homes[language]).get()


def make_unit(commune, title="Văn phòng", *, below: BasePage | None = None, live=True, **fields):
    """A unit of a site's section, or below another unit."""
    values = {
        "unit_kind": "office",
        "functions": f"<p>Việc của {title}</p>",
        "phone": "02383000120",
        **fields,
    }
    parent = below or section(commune)
    # Fresh: what was added below it since is not known to the object.
    parent = type(parent).objects.get(pk=parent.pk)
    return add_page(parent, OrganisationUnitPage(title=title, **values), live=live)


def make_official(commune, title="Nguyễn Văn Mẫu", *, unit=None, live=True, **fields):
    """An official of a unit; of one of their own where none is named."""
    unit = unit or make_unit(commune, f"Đơn vị của {title}")
    values = {
        "post": "Chủ tịch UBND xã",
        "duties": "<p>Phụ trách chung</p>",
        "office_phone": "02383000121",
        "email": "mau@xa.example",
        **fields,
    }
    unit = OrganisationUnitPage.objects.get(pk=unit.pk)
    return add_page(unit, OfficialProfilePage(title=title, **values), live=live)


def put_on_duty(commune, official=None, *, day=None, **fields) -> DutyShift:
    """A shift of today, unless another day is told."""
    values = {} if official else {"name": "Ban Chỉ huy quân sự xã", "phone": "02383000160"}
    day = day or timezone.localdate()
    return DutyShift.objects.create(
        site=commune.site, day=day, official=official, **{**values, **fields}
    )
