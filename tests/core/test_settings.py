from datetime import time

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from portal.core.models import ContactSettings, IdentitySettings


def test_names_follow_the_readers_language_and_fall_back(world):
    identity = IdentitySettings.objects.get(site=world.a.site)
    assert identity.name == "Xã An Bình"
    with override("en"):
        assert identity.name == "An Binh Commune"
        assert IdentitySettings.objects.get(site=world.b.site).name == "Xã Bình Minh"


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"morning_opens": None}, "morning_closes"),
        ({"afternoon_closes": time(12)}, "afternoon_closes"),
    ],
)
def test_opening_hours_that_make_no_sense_are_explained(world, values, field):
    contact = ContactSettings.objects.get(site=world.a.site)
    for name, value in values.items():
        setattr(contact, name, value)
    with pytest.raises(ValidationError) as error:
        contact.full_clean()
    assert field in error.value.message_dict


def test_a_theme_is_one_of_six_names(world):
    identity = IdentitySettings.objects.get(site=world.a.site)
    identity.theme = "#ff0000"
    with pytest.raises(ValidationError):
        identity.full_clean()
