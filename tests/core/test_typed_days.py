import pytest
from django.core.exceptions import ValidationError

from communes.documents.models import OfficialDocumentPage
from communes.news.models import EventPage


@pytest.mark.parametrize(
    ("model", "name"),
    [
        (EventPage, "begins_at"),
        (EventPage, "expire_at"),
        (OfficialDocumentPage, "issued_on"),
    ],
)
def test_a_year_that_is_a_slip_is_told(model, name):
    field = model.get_edit_handler().get_form_class().base_fields[name]
    end = " 00:30" if name.endswith("_at") else ""
    for year in ("0001", "0206", "9999"):
        with pytest.raises(ValidationError, match=f"Xem lại năm: {int(year)}"):
            field.clean(f"{year}-01-01{end}")
    assert field.clean(f"2026-12-31{end}").year == 2026
