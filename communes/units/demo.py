"""The demo communes are the pilots of 2022: units as they were before 01/07/2025."""

from communes.models import CommuneSettings
from communes.units.loader import STUDY_VISITS, UnitLoader
from communes.units.models import UNKNOWN_START, AdministrativeUnit
from portal.core.demo import DemoWorld

NGHE_AN = "40"
CODES = {"thanhson": "17335", "minhhop": "17071", "khanhhop": "17878"}


def load(world: DemoWorld) -> None:
    """Loads the units and gives each commune its own, where it has none yet."""
    report = UnitLoader().load({**STUDY_VISITS, NGHE_AN: ()})
    world.say(f"Units: {report.units} added.")
    for key, code in CODES.items():
        if key in world.communes:
            site = world.communes[key].site
            for rules in CommuneSettings.objects.filter(site=site, unit=None):
                rules.unit = AdministrativeUnit.objects.get(gso_code=code, valid_from=UNKNOWN_START)
                rules.save()
