"""The demo gives the pilot communes the units they were."""

from communes.models import CommuneSettings
from communes.units import demo
from communes.units.models import AdministrativeUnit, UnitSuccession
from portal.core.demo import DemoWorld


def small_world(world, said):
    return DemoWorld(world.portal, {"thanhson": world.a, "khanhhop": world.b}, said.append)


def test_the_demo_communes_are_the_units_before_the_reform(world):
    said = []
    demo.load(small_world(world, said))
    unit_a = CommuneSettings.objects.get(site=world.a.site).unit
    unit_b = CommuneSettings.objects.get(site=world.b.site).unit
    assert (unit_a.full_name, unit_a.became) == ("xã Thành Sơn", "xã Thành Bình Thọ")
    assert (unit_b.full_name, unit_b.became) == ("xã Khánh Hợp", "xã Đông Lộc")
    assert said


def test_loading_the_demo_twice_changes_nothing(world):
    demo.load(small_world(world, []))
    today = AdministrativeUnit.objects.get(gso_code="17335", valid_to=None)
    CommuneSettings.objects.filter(site=world.a.site).update(unit=today)
    counts = AdministrativeUnit.objects.count(), UnitSuccession.objects.count()
    demo.load(small_world(world, []))
    assert counts == (AdministrativeUnit.objects.count(), UnitSuccession.objects.count())
    assert CommuneSettings.objects.get(site=world.a.site).unit == today
