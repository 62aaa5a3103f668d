"""What links keep of producers: told, found by its code, erased, gone by itself."""

from datetime import timedelta
from hashlib import sha256

import pytest
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.utils import timezone

from portal.core.demo import DemoWorld
from portal.privacy.consents import consent_texts
from portal.privacy.providers import find
from portal.privacy.retention import purge
from portal.sites.frame import Frame
from products.producer_links.choices import CONSENTS, State
from products.producer_links.deciding import refuse
from products.producer_links.held import KEPT_DAYS, ProducersData
from products.producer_links.models import (
    ProducerConsent,
    ProducerLink,
    SentPhoto,
    SentProduct,
)
from tests.producer_links.factories import photo, priced_product, send

# Of the texts of 2026-11.
RELEASED = "11fbdc654b03345e"


def test_a_released_consent_never_changes():
    told = [f"{one.purpose}|{one.version}|{one.vi}|{one.en}" for one in consent_texts(CONSENTS)]
    assert sha256("\n".join(told[:1]).encode()).hexdigest()[:16] == RELEASED


def test_the_form_promises_what_the_page_of_what_is_kept_tells(world, link, path):
    (kept,) = ProducersData().kept(Frame(world.a.site))
    assert "khi cán bộ quyết định" in str(kept.how_long) and str(KEPT_DAYS) in str(kept.how_long)
    html = world.get(link.site, path).content.decode()
    assert "xoá ngay khi cán bộ quyết định" in html and f"sau đó {KEPT_DAYS} ngày" in html


def test_what_is_kept_is_told_and_counted_in_each_site(world, sent):
    told = ProducersData().kept
    assert [one.count.count() for one in told(Frame(world.a.site))] == [1]
    assert [one.count.count() for one in told(Frame(world.b.site))] == [0]
    assert told(Frame(world.portal.site)) == []


def test_a_code_finds_all_that_is_held_in_its_own_site(world, link, path):
    assert find(link.code, world.a.site) is None  # nothing was sent
    send(world, link, path, note="Gọi em buổi tối")
    assert find(link.code, world.b.site) is None
    found = find(f" {link.code.lower()} ", world.a.site)
    values = [value for _label, value in found.provider.held(found.row)]
    assert "Gọi em buổi tối" in values and "45.000\xa0đ / kg" in values
    consent = found.row.consents.get()
    assert f"{consent.words} (2026-11, {consent.given_at.isoformat()})" in values
    [agreement] = found.provider.agreements(found.row)
    assert agreement.is_needed and agreement.purpose == "show"
    form = found.provider.form(found.row, {"note": "Gọi buổi sáng"})
    assert form.is_valid()
    found.provider.correct(ProducerLink.objects.get(), form.cleaned_data)
    assert ProducerLink.objects.get().note == "Gọi buổi sáng"


@pytest.mark.parametrize("way", ["erase", "withdraw"])
def test_erased_it_is_gone_with_its_files_and_the_consent_ends(
    world, link, path, way, django_capture_on_commit_callbacks
):
    send(world, link, path, photo0=photo())
    name = SentPhoto.objects.get().file.name
    found = find(link.code, world.a.site)
    with django_capture_on_commit_callbacks(execute=True):
        if way == "erase":
            found.provider.erase(found.row)
        else:
            found.provider.withdraw(found.row, ["show"])
    assert not ProducerLink.objects.exists() and not SentProduct.objects.exists()
    assert not default_storage.exists(name)
    assert ProducerConsent.objects.get().withdrawn_at


def test_what_was_decided_goes_after_its_days_and_the_consent_stays(world, sent):
    refuse(sent, world.officer(world.a), "Không")
    today = timezone.localdate()
    data = ProducersData()
    assert sum(data.purge(today + timedelta(days=KEPT_DAYS)).values()) == 0
    late = today + timedelta(days=KEPT_DAYS + 1)
    assert sum(data.purge(late, dry_run=True).values()) == 1
    assert ProducerLink.objects.exists()
    assert sum(purge(late).values()) == 1
    assert not ProducerLink.objects.exists() and not SentProduct.objects.exists()
    consent = ProducerConsent.objects.get()
    assert consent.link is None and consent.withdrawn_at is None


def test_what_waits_for_an_officer_does_not_go(world, sent):
    ProducersData().purge(timezone.localdate() + timedelta(days=500))
    assert ProducerLink.objects.get().state == State.SENT


def test_pictures_that_were_never_sent_off_go_when_the_link_is_over(
    world, link, path, django_capture_on_commit_callbacks
):
    send(world, link, path, photo0=photo(), price_min="?")
    name = SentPhoto.objects.get().file.name
    ProducersData().purge(timezone.localdate())
    assert SentPhoto.objects.exists()
    ProducerLink.objects.update(expires_at=timezone.now() - timedelta(days=2))
    with django_capture_on_commit_callbacks(execute=True):
        ProducersData().purge(timezone.localdate())
    assert not SentPhoto.objects.exists() and not default_storage.exists(name)
    assert ProducerLink.objects.exists()


def test_the_nightly_command_knows_it(world, sent, capsys):
    call_command("purge_personal_data")
    assert "Liên kết người bán đã hết" in capsys.readouterr().out


def test_the_demo_has_one_sending_that_waits_and_loads_twice(world):
    from products.producer_links import demo

    product = priced_product(world, "Tinh bột nghệ")
    demo_world = DemoWorld(world.portal, {"thanhson": world.a}, lambda _text: None)
    for _time in range(2):
        demo.load(demo_world)
    link = ProducerLink.objects.get()
    assert link.is_sample and link.state == State.SENT and link.producer == product.producer
    ProducerLink.objects.update(status=State.APPROVED)
    demo.load(demo_world)
    assert ProducerLink.objects.get().state == State.APPROVED
