"""What gets into the register, in which order, and that nothing gets out."""

import hashlib
import json
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, timedelta

import pytest
from django.db import connection, connections, transaction
from django.db.models import ProtectedError
from django.utils import timezone
from wagtail.models import Locale, Page, Site

from portal.register import ledger
from portal.register.chain import START
from portal.register.kinds import Subject
from portal.register.models import RegisterEntry, RegisterHead, Sealed


def actions() -> list[str]:
    return list(RegisterEntry.objects.order_by("sequence").values_list("action", flat=True))


def test_entries_are_one_chain_without_gaps_over_all_sites(world, papers):
    for site in (world.a.site, world.b.site, world.portal.site, world.a.site):
        papers.publish(site)
    rows = list(RegisterEntry.objects.order_by("sequence"))
    assert [row.sequence for row in rows] == [1, 2, 3, 4]
    assert rows[0].previous == START
    assert [row.previous for row in rows[1:]] == [row.hash for row in rows[:-1]]
    head = RegisterHead.objects.get()
    assert (head.sequence, head.hash) == (4, rows[-1].hash)


def test_the_hash_is_what_the_docs_say(world, papers):
    papers.publish(world.a.site, title="Đường “liên xóm” \\ số\n2")
    row = RegisterEntry.objects.get()
    at = row.at.astimezone(UTC)
    # In this order and spelling, written out once more.
    text = (
        f'{{"action":"published","address":"http://a.test/giay/giay-1/",'
        f'"at":"{at:%Y-%m-%dT%H:%M:%S}.{at.microsecond:06}+00:00","kind":"paper",'
        f'"number":"12/KH-UBND","previous":"{"0" * 64}","sequence":1,'
        f'"sha256":"{hashlib.sha256(b"%PDF-1.7 ban da dang").hexdigest()}",'
        f'"site":{world.a.site.pk},"subject":"giay-1",'
        f'"title":"Đường “liên xóm” \\\\ số\\n2"}}'
    )
    assert json.loads(text)
    assert row.hash == hashlib.sha256(text.encode()).hexdigest()


def test_publishing_again_is_no_entry_and_a_change_a_correction(world, papers):
    paper = papers.publish(world.a.site)
    assert ledger.publish(paper) is None
    paper.file = b"%PDF-1.7 dinh chinh"
    assert ledger.publish(paper).sha256 == paper.sha256
    assert ledger.withdraw(paper).title == paper.title
    assert ledger.withdraw(paper) is None
    ledger.publish(paper)
    assert actions() == ["published", "corrected", "withdrawn", "published"]


def test_a_withdrawal_tells_what_stood_and_not_what_was_written_since(world, papers):
    paper = papers.publish(world.a.site)
    paper.title = "Chưa ai được đọc"
    assert ledger.withdraw(paper).title == "Kế hoạch làm đường bê tông"


def test_what_was_never_public_can_not_be_withdrawn(world, papers):
    assert ledger.withdraw(papers.new(world.a.site)) is None
    assert actions() == []


def test_an_entry_can_neither_be_changed_nor_deleted(world, papers):
    papers.publish(world.a.site)
    row = RegisterEntry.objects.get()
    row.title = "Khác"
    everything = RegisterEntry.objects.all()
    for attempt in (
        row.save,
        row.delete,
        everything.delete,
        lambda: everything.update(title="Khác"),
        lambda: everything.bulk_update([row], ["title"]),
        lambda: RegisterEntry.objects.bulk_create([RegisterEntry()]),
        lambda: RegisterEntry.objects.update_or_create(pk=row.pk, defaults={"title": "Khác"}),
    ):
        with pytest.raises(Sealed):
            attempt()
    assert RegisterEntry.objects.get().title == "Kế hoạch làm đường bê tông"
    with pytest.raises(ProtectedError):
        world.a.site.delete()


def test_what_is_taken_back_leaves_no_gap(world, papers):
    papers.publish(world.a.site)
    with pytest.raises(RuntimeError), transaction.atomic():
        papers.publish(world.a.site)
        raise RuntimeError
    papers.publish(world.a.site)
    assert list(RegisterEntry.objects.values_list("sequence", flat=True)) == [2, 1]


def test_a_clock_set_back_opens_no_day_that_is_over(world, papers):
    papers.publish(world.a.site)
    last = RegisterEntry.objects.get()
    earlier = timezone.now() - timedelta(days=3)
    row = ledger.record(papers.new(world.a.site), "published", at=earlier)
    assert (row.at, row.day) == (last.at, last.day)


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"kind": "unknown"}, LookupError),
        ({"sha256": "A" * 64}, ValueError),
        ({"sha256": "abc"}, ValueError),
        ({"title": " "}, ValueError),
        ({"key": ""}, ValueError),
        ({"number": "1" * 61}, ValueError),
        ({"address": "x" * 501}, ValueError),
    ],
)
def test_what_can_be_no_entry_is_refused(world, papers, changes, error):
    right = {"kind": "paper", "key": "k", "title": "Tên", "address": "/", "sha256": "a" * 64}
    with pytest.raises(error):
        ledger.record(Subject(site=world.a.site, **(right | changes)), "published")
    with pytest.raises(ValueError, match="no action"):
        ledger.record(Subject(site=world.a.site, **right), "lost")
    assert actions() == []


def test_a_thing_of_no_kind_is_refused(world, papers):
    with pytest.raises(LookupError):
        ledger.publish(object())


@pytest.mark.django_db(transaction=True)
def test_many_writers_make_one_chain(tmp_path, monkeypatch):
    # Another such test may have emptied the tables.
    locale, _created = Locale.objects.get_or_create(language_code="vi")
    root = Page.add_root(title="Gốc", slug="goc", locale=locale)
    site = Site.objects.create(hostname="chuoi.test", root_page=root)
    if connection.vendor == "sqlite":
        # Memory has no locks: other threads get a file.
        file = str(tmp_path / "register.sqlite3")
        with closing(sqlite3.connect(file)) as copy:
            connection.connection.backup(copy)
        monkeypatch.setitem(connections.databases["default"], "NAME", file)

    def elsewhere(work):
        try:
            return work()
        finally:
            connections.close_all()

    def write(number: int) -> int:
        values = {"kind": "paper", "subject": str(number), "action": "published", "address": "/"}
        entry = RegisterEntry(site_id=site.pk, title=str(number), sha256="a" * 64, **values)
        elsewhere(entry.save)
        return entry.sequence

    def read() -> list[RegisterEntry]:
        return elsewhere(lambda: list(RegisterEntry.objects.order_by("sequence")))

    with ThreadPoolExecutor(max_workers=16) as pool:
        assert sorted(pool.map(write, range(48))) == list(range(1, 49))
        rows = pool.submit(read).result()
    assert [row.previous for row in rows] == [START, *(row.hash for row in rows[:-1])]
