import pytest

from communes.models import CommuneSettings
from communes.units.loader import STUDY_VISITS, UnitLoader
from communes.units.models import AdministrativeUnit


@pytest.fixture
def units(db):
    """The units of Nghệ An and of the study visits; returns the manager's queryset."""
    UnitLoader().load({**STUDY_VISITS, "40": ()})
    return AdministrativeUnit.objects


@pytest.fixture
def give_unit(world, units):
    """Says which unit a commune's site stands for: code, and whether today's."""

    def give(commune, code, *, today=False):
        unit = units.get(gso_code=code, valid_to__isnull=today)
        CommuneSettings.objects.update_or_create(site=commune.site, defaults={"unit": unit})
        return unit

    return give
