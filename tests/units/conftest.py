import pytest

from communes.models import CommuneSettings
from communes.units.models import AdministrativeUnit, UnitSuccession


@pytest.fixture
def units(loaded_units, db):
    """The units of Nghệ An and of the study visits; returns the manager's queryset."""
    return AdministrativeUnit.objects


@pytest.fixture
def no_units(db):
    """As before any was loaded, whatever the module's other tests share."""
    UnitSuccession.objects.all().delete()
    AdministrativeUnit.objects.update(parent=None)
    AdministrativeUnit.objects.all().delete()


@pytest.fixture
def give_unit(world, units):
    """Says which unit a commune's site stands for: code, and whether today's."""

    def give(commune, code, *, today=False):
        unit = units.get(gso_code=code, valid_to__isnull=today)
        CommuneSettings.objects.update_or_create(site=commune.site, defaults={"unit": unit})
        return unit

    return give
