"""The demo communes are the pilots of 2022: units as they were before 01/07/2025."""

from math import cos, pi, sin

from communes.models import CommuneSettings
from communes.units.loader import STUDY_VISITS, UnitLoader
from communes.units.models import UNKNOWN_START, AdministrativeUnit, UnitOutline
from portal.core.demo import DemoWorld

NGHE_AN = "40"
CODES = {"thanhson": "17335", "minhhop": "17071", "khanhhop": "17878"}
# Invented: a ring around the sample villages, in degrees.
MIDDLES = {
    "thanhson": (105.021, 18.985),
    "minhhop": (105.213, 19.287),
    "khanhhop": (105.704, 18.821),
}
SHAPE = (36, 31, 34, 38, 33, 29, 35, 40, 34, 30, 37, 33)
SOURCE = "Dữ liệu mẫu, vẽ phỏng"


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
            _outline(key, code)


def _outline(key: str, code: str) -> None:
    east, north = MIDDLES[key]
    ring = [
        [round(east + far / 1000 * cos(turn), 6), round(north + far / 1000 * sin(turn), 6)]
        for far, turn in ((far, 2 * pi * at / len(SHAPE)) for at, far in enumerate(SHAPE))
    ]
    unit = AdministrativeUnit.objects.get(gso_code=code, valid_from=UNKNOWN_START)
    told = {"rings": [[*ring, ring[0]]], "source": SOURCE}
    UnitOutline.objects.get_or_create(unit=unit, defaults=told)
