"""Works, money and procurement for tests, as readers have them."""

from datetime import timedelta

from django.utils import timezone

from communes.works.models import (
    AccountLine,
    AccountPage,
    CapitalSource,
    ProjectPage,
    TenderPage,
    WorksIndexPage,
)
from tests.page_factory import add_page


def section(commune, language="vi") -> WorksIndexPage:
    """The section of a commune or of the portal, fresh."""
    return WorksIndexPage.objects.descendant_of(commune.homes[language]).get()


def _add(commune, page, rows, live):
    parent = section(commune)
    for row in rows:
        row.locale = parent.locale
    return add_page(parent, page, live=live)


def build(
    commune, title="Đường xóm 7", *, capital=(("Ngân sách xã", 620_000_000),), live=True, **fields
):
    """A work that is half done."""
    today = timezone.localdate()
    values = {
        "place": "Xóm 7",
        "planned_from": today - timedelta(days=30),
        "planned_to": today + timedelta(days=30),
        "started_on": today - timedelta(days=20),
        "percent": 50,
        "source_name": "Quyết định 12/QĐ-UBND",
        **fields,
    }
    page = ProjectPage(title=title, **values)
    page.capital_sources = [CapitalSource(name=name, amount=amount) for name, amount in capital]
    return _add(commune, page, page.capital_sources.all(), live)


LINES = (("in", "Cấp trên bổ sung", 400), ("out", "Đường", 300), ("out", "Trường", 100))


def account(commune, title="Dự toán năm 2026", *, lines=LINES, live=True, **fields):
    """A budget; `lines` are (side, name, đồng or a number of things)."""
    values = {
        "account_kind": "planned",
        "period": "Năm 2026",
        "summary": "Ba phần tư là chi cho đường",
        "source_name": "Nghị quyết 15/NQ-HĐND",
        **fields,
    }
    page = AccountPage(title=title, **values)
    page.lines = [AccountLine(side=side, name=name, **_much(much)) for side, name, much in lines]
    return _add(commune, page, page.lines.all(), live)


def _much(much: int | str) -> dict:
    return {"quantity": much} if isinstance(much, str) else {"amount": much}


def tender(commune, title="Mua 4 máy tính", *, live=True, **fields):
    """A notice that takes offers for ten days."""
    values = {
        "stage": "invited",
        "value": 68_000_000,
        "closes_at": timezone.now() + timedelta(days=10),
        "source_name": "Kế hoạch lựa chọn nhà thầu",
        **fields,
    }
    return add_page(section(commune), TenderPage(title=title, **values), live=live)
