"""Taking an annex in: what is different is shown, once more changes nothing, pages are found."""

from datetime import date

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from products.decisions.forms import AnnexForm
from products.decisions.importing.rows import AnnexRow, Head
from products.decisions.importing.taking import differences, take_in
from products.decisions.models import DecisionEntry, DecisionImport, Match, OcopDecision
from products.decisions.names import owner_key, owners_agree
from tests.decisions.annexes import csv_file, workbook
from tests.products.factories import make_producer, make_product

ROWS = [
    ["TT", "Tên sản phẩm", "Chủ thể", "Xã", "Hạng sao"],
    [1, "Cam mẫu", "HTX Mẫu", "xã An Bình", 4],
    [2, "Chè mẫu", "HTX Mẫu", "xã Thành Cũ", 3],
    [3, "Bưởi mẫu", "HTX Mẫu", "xã Không Có", 9],
]


def test_owners_are_compared_by_their_own_words():
    assert owners_agree(owner_key("HTX Cam Mẫu"), owner_key("Hợp tác xã Cam Mẫu"))
    assert owners_agree(owner_key("Công ty TNHH Mẫu Một"), owner_key("Cty Mẫu Một"))
    assert not owners_agree(owner_key("HTX Mẫu Một"), owner_key("HTX Mẫu Hai"))
    assert not owners_agree(owner_key(""), owner_key("HTX Mẫu"))


def test_an_old_name_leads_to_the_commune_of_today(lands, decide):
    old, new, other, lost = decide(
        ("Chè mẫu", "HTX Mẫu", "xã Thành Cũ", 3),
        ("Cam mẫu", "HTX Mẫu", "xã An Bình", 4),
        ("Muối mẫu", "HTX Mẫu", "Bãi Cũ", 3),
        ("Trà mẫu", "HTX Mẫu", "xã Không Có", 3),
    )
    assert old.site == new.site == lands.a.site and old.unit.name == "An Bình"
    assert other.site == lands.b.site
    assert lost.site is None and lost.unit is None
    assert old.valid_until == date(2029, 2, 4)


def test_once_more_changes_nothing_and_a_correction_changes_what_it_says(decide):
    product = ("Cam mẫu", "HTX Mẫu", "xã An Bình", 4)
    [first] = decide(product)
    [again] = decide(product)
    assert again.pk == first.pk and OcopDecision.objects.count() == 1
    row = AnnexRow("1", "Cam mẫu", "HTX MẪU", "xã An Bình", 3, "303/QĐ-UBND", "2026-02-04")
    [found] = differences([row], Head())
    assert found.became == "changed" and (
        "stars" in str(found.changes) or "sao" in str(found.changes)
    )
    assert take_in([row], Head()) == {"new": 0, "changed": 1, "same": 0}
    assert take_in([row], Head()) == {"new": 0, "changed": 0, "same": 1}
    assert DecisionEntry.objects.get().star_rating == 3


def test_an_annex_without_ends_keeps_the_end_that_was_written(decide):
    product = ("Cam mẫu", "HTX Mẫu", "xã An Bình", 4)
    [entry] = decide(product)
    entry.valid_until = date(2027, 1, 1)
    entry.save()
    [again] = decide(product)
    assert again.valid_until == date(2027, 1, 1)
    row = AnnexRow("1", *product, "303/QĐ-UBND", "2026-02-04", valid_until="2028-02-04")
    take_in([row], Head())
    assert DecisionEntry.objects.get().valid_until == date(2028, 2, 4)


def test_ends_by_the_rule_follow_a_corrected_day_and_others_stay(decide):
    ruled, written = decide(
        ("Cam mẫu", "HTX Mẫu", "xã An Bình", 4), ("Chè mẫu", "HTX Mẫu", "xã An Bình", 3)
    )
    written.valid_until = date(2027, 1, 1)
    written.save()
    decision = OcopDecision.objects.get()
    decision.issued_on = date(2025, 3, 1)
    decision.save()
    ends = DecisionEntry.objects.order_by("pk").values_list("valid_until", flat=True)
    assert list(ends) == [date(2028, 3, 1), date(2027, 1, 1)]


def test_pages_are_found_by_name_and_owner_within_the_commune(lands, decide):
    owner = make_producer(lands.a, "Hợp tác xã Mẫu")
    cam = make_product(lands.a, "Cam  MẪU", producer=owner)
    tea = make_product(lands.a, "Chè mẫu đặc biệt", producer=owner)
    honey = make_product(lands.a, "Mật ong mẫu", producer=make_producer(lands.a, "HTX Khác"))
    make_product(lands.b, "Muối mẫu", producer=make_producer(lands.b, "HTX Mẫu"))
    found = decide(
        ("Cam mẫu", "HTX Mẫu", "xã Đồng Cũ", 4),
        ("Chè mẫu", "HTX Mẫu", "xã An Bình", 3),
        ("Mật ong mẫu", "HTX Mẫu", "xã An Bình", 3),
        ("Muối mẫu", "HTX Mẫu", "xã An Bình", 3),
    )
    assert [(one.match, one.product_key) for one in found] == [
        (Match.CERTAIN, cam.translation_key),
        (Match.PROPOSED, tea.translation_key),
        (Match.PROPOSED, honey.translation_key),
        (Match.NONE, None),
    ]


def test_a_page_that_is_published_later_is_found(lands, decide):
    [entry] = decide(("Cam mẫu", "HTX Mẫu", "xã An Bình", 4))
    page = make_product(lands.a, "Cam mẫu", producer=make_producer(lands.a, "HTX Mẫu"))
    entry.refresh_from_db()
    assert (entry.match, entry.product_key) == (Match.CERTAIN, page.translation_key)


def test_a_page_that_is_deleted_leaves_its_entry_waiting(lands, decide):
    owner = make_producer(lands.a, "HTX Mẫu")
    page = make_product(lands.a, "Cam mẫu", producer=owner)
    twin = make_product(lands.a, "Orange", language="en", translation_key=page.translation_key)
    [entry] = decide(("Cam mẫu", "HTX Mẫu", "xã An Bình", 4))
    for gone, found in ((twin, (Match.CERTAIN, page.translation_key)), (page, (Match.NONE, None))):
        gone.delete()
        entry.refresh_from_db()
        assert (entry.match, entry.product_key) == found


def typed(entry, **corrected):
    """An entry's form as it stands, with what is corrected."""
    fields = ("product_name", "owner_name", "commune_text", "certificate_number", "star_rating")
    told = {name: getattr(entry, name) for name in fields}
    keys = {"decision": entry.decision_id, "site": entry.site_id or ""}
    return told | keys | {"valid_until": entry.valid_until.isoformat()} | corrected


def test_a_corrected_entry_finds_the_page_that_it_has_now(lands, decide):
    page = make_product(lands.a, "Cam mẫu", producer=make_producer(lands.a, "HTX Mẫu"))
    other = make_product(lands.b, "Cam mẫu", producer=make_producer(lands.b, "HTX Mẫu"))
    [entry] = decide(("Cam mẫu", "HTX Mẫu", "xã Không Có", 4))
    client = lands.admin_client(lands.officer(lands.portal, "admin"))
    url = reverse("decision_entries:edit", args=[entry.pk])

    def corrected(**values):
        response = client.post(url, typed(entry, **values))
        assert response.status_code == 302, response.context["form"].errors
        entry.refresh_from_db()
        return entry.match, entry.product_key

    assert corrected(site=lands.a.site.pk) == (Match.CERTAIN, page.translation_key)
    assert corrected(site=lands.b.site.pk) == (Match.CERTAIN, other.translation_key)
    assert corrected(product_name="Bưởi") == (Match.NONE, None)
    assert corrected(product_name="Cam mẫu") == (Match.CERTAIN, other.translation_key)
    assert corrected(site="") == (Match.NONE, None)
    DecisionEntry.objects.update(match=Match.APART, site=lands.a.site)
    entry.refresh_from_db()
    assert corrected(owner_name="HTX  Mẫu") == (Match.APART, None)


def test_an_entry_that_is_typed_in_finds_its_page(lands, decide):
    page = make_product(lands.a, "Chè mẫu", producer=make_producer(lands.a, "HTX Mẫu"))
    [entry] = decide(("Cam mẫu", "HTX Mẫu", "xã An Bình", 4))
    client = lands.admin_client(lands.officer(lands.portal, "admin"))
    client.post(reverse("decision_entries:add"), typed(entry, product_name="Chè mẫu"))
    found = DecisionEntry.objects.get(product_name="Chè mẫu")
    assert (found.match, found.product_key) == (Match.CERTAIN, page.translation_key)


def test_the_province_sees_what_is_different_then_takes_it_in(lands):
    client = lands.admin_client(lands.officer(lands.portal, "admin"))
    url = reverse("ocop_decisions:import")
    typed = {"number": "303/QĐ-UBND", "issued_on": "4/2/2026", "kind": "recognise"}
    response = client.post(url, typed | {"upload": workbook(ROWS)}, follow=True)
    html = response.content.decode()
    assert "Cam mẫu" in html and "không phải hạng sao" in html and "xã An Bình" in html
    assert not OcopDecision.objects.exists()
    review = response.redirect_chain[-1][0]
    html = client.post(review, follow=True).content.decode()
    assert "2 mới" in html and DecisionEntry.objects.count() == 2
    client.post(review)
    assert DecisionEntry.objects.count() == 2 and OcopDecision.objects.count() == 1
    response = client.post(url, typed | {"upload": workbook(ROWS)}, follow=True)
    assert "Không có gì khác" in response.content.decode()


def test_a_wrong_file_says_so_and_keeps_what_was_typed(lands):
    client = lands.admin_client(lands.officer(lands.portal, "admin"))
    typed = {"number": "303/QĐ-UBND", "issued_on": "32/2/2026", "kind": "recognise"}
    rows = [["a", "b"], ["1", "2"]]
    response = client.post(reverse("ocop_decisions:import"), typed | {"upload": csv_file(rows)})
    html = response.content.decode()
    assert response.status_code == 200 and 'value="303/QĐ-UBND"' in html
    typed["issued_on"] = "4/2/2026"
    response = client.post(reverse("ocop_decisions:import"), typed | {"upload": csv_file(rows)})
    assert "Tên sản phẩm" in response.content.decode() and not DecisionImport.objects.exists()


@pytest.mark.parametrize("name", ["number", "authority", "criteria_set", "source_url"])
def test_nothing_longer_than_the_register_holds_is_taken(name):
    most = OcopDecision._meta.get_field(name).max_length
    start = "https://a.test/" if name == "source_url" else ""
    for length, is_refused in ((most, False), (most + 1, True)):
        form = AnnexForm({name: start.ljust(length, "x")})
        assert (name in form.errors) == is_refused


def test_officers_of_communes_take_nothing_in(lands):
    run = DecisionImport.objects.create(file_name="x", head=Head().as_json())
    for role in ("contributor", "editor", "admin"):
        client = lands.admin_client(lands.officer(lands.a, role))
        for url in (
            reverse("ocop_decisions:import"),
            reverse("ocop_decisions:review", args=[run.pk]),
            reverse("ocop_decisions:add"),
        ):
            # Wagtail leads who has no right back to the first screen.
            assert client.get(url)["Location"] == "/admin/"


def test_the_command_shows_and_takes_in(lands, tmp_path, capsys):
    path = tmp_path / "phu-luc.csv"
    path.write_bytes(csv_file(ROWS).read())
    told = {"number": "303/QĐ-UBND", "date": "4/2/2026"}
    call_command("import_decision", path, dry_run=True, **told)
    shown = capsys.readouterr()
    assert "+ Cam mẫu (HTX Mẫu)" in shown.out and "Bưởi mẫu" in shown.err
    assert not DecisionEntry.objects.exists()
    call_command("import_decision", path, **told)
    assert "new: 2" in capsys.readouterr().out and DecisionEntry.objects.count() == 2
    with pytest.raises(CommandError):
        call_command("import_decision", path, number="1/QĐ", date="hôm qua")
    for name, length in (("number", 61), ("authority", 121)):
        with pytest.raises(CommandError, match=f"--{name}"):
            call_command("import_decision", path, **told | {name: "x" * length})
