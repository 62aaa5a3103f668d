"""The two communes with their units, and a register to fill."""

from datetime import date

import pytest

from communes.models import CommuneSettings
from communes.units.models import AdministrativeUnit, UnitSuccession
from products.decisions.importing.rows import AnnexRow, Head
from products.decisions.importing.taking import take_in
from products.decisions.models import DecisionEntry

CHANGED_ON = date(2025, 7, 1)


def give_lands(world) -> None:
    """Commune A came from Thành Cũ and Đồng Cũ, B from Bãi Cũ."""
    names = [(world.a, "An Bình", ["Thành Cũ", "Đồng Cũ"]), (world.b, "Bình Minh", ["Bãi Cũ"])]
    code = 90001
    for place, name, older in names:
        unit = AdministrativeUnit.objects.create(
            name=name, unit_type="xa", gso_code=str(code), valid_from=CHANGED_ON
        )
        CommuneSettings.objects.update_or_create(site=place.site, defaults={"unit": unit})
        for old_name in older:
            code += 1
            old = AdministrativeUnit.objects.create(
                name=old_name, unit_type="xa", gso_code=str(code), valid_to=date(2025, 6, 30)
            )
            UnitSuccession.objects.create(
                predecessor=old, successor=unit, effective_date=CHANGED_ON, kind="merge"
            )
        code += 1


def take_products(*products, number="303/QĐ-UBND", on=date(2026, 2, 4), **head):
    """The entries of a decision: `("Cam mẫu", "HTX Mẫu", "xã An Bình", 4), …`."""
    rows = [
        AnnexRow(str(line), *product, number, on.isoformat())
        for line, product in enumerate(products, start=1)
    ]
    take_in(rows, Head(number, on, **head))
    return list(DecisionEntry.objects.filter(decision__issued_on=on).order_by("pk"))


@pytest.fixture
def lands(world):
    """The world, whose communes came from others."""
    give_lands(world)
    return world


@pytest.fixture
def decide(lands):
    """`take_products` where communes came from others."""
    return take_products
