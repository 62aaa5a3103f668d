"""A draft of commune A and the form that comments on it."""

import uuid

import pytest

from communes.consultations.choices import CONSENTS, Purpose
from communes.consultations.models import ConsultationPage
from portal.core.form_stamps import MIN_SECONDS, new_stamp
from portal.privacy.consents import newest_text
from tests.consultations.factories import EMAIL, NAME, TEXT, put_up


@pytest.fixture
def draft(world) -> ConsultationPage:
    """An open draft of commune A with two questions."""
    return put_up(world.a, prompts=("Mức thu đã hợp lý chưa?", "Thu vào ngày nào?"))


def showing(purpose: Purpose) -> str:
    """What the form sends for a way to be shown."""
    return f"{purpose}:{newest_text(CONSENTS, purpose).version}"


@pytest.fixture
def form_data(world, draft):
    """What a careful person sends; keywords change it."""

    def make(**changes) -> dict:
        first = draft.prompts.first()
        return {
            first.field_name: "Mức thu cao với hộ hai người.",
            "text": TEXT,
            "showing": showing(Purpose.NAME),
            "name": NAME,
            "village": "xóm 4",
            "phone": "0912 345 679",
            "email": EMAIL,
            "consent": newest_text(CONSENTS, Purpose.KEEP).version,
            "website": "",
            "key": uuid.uuid4().hex,
            "stamp": new_stamp(world.a.site, MIN_SECONDS + 1),
        } | changes

    return make
