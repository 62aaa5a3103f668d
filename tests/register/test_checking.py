"""`check_register` finds whatever was done to the table behind it."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from portal.register.models import RegisterEntry, RegisterHead

UPDATE = "UPDATE register_registerentry SET"
REMOVE = "DELETE FROM register_registerentry WHERE sequence = %s"


@pytest.fixture
def five(world, papers):
    """Five entries of two communes."""
    for number in range(1, 6):
        papers.publish((world.a if number % 2 else world.b).site, number=f"{number}/QĐ-UBND")
    return list(RegisterEntry.objects.order_by("sequence"))


def run(*kept) -> str:
    out = StringIO()
    call_command("check_register", kept=list(kept), stdout=out)
    return out.getvalue()


def problem(*kept) -> str:
    with pytest.raises(CommandError) as caught:
        run(*kept)
    assert caught.value.returncode == 1
    return str(caught.value)


def sql(text, *values):
    with connection.cursor() as cursor:
        cursor.execute(text, values)


def test_a_register_that_holds_says_its_head(five):
    assert run() == f"5 entries hold. Head: 5:{five[-1].hash}\n"


def test_an_empty_register_holds(world):
    assert run().startswith("0 entries hold.")


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("title", "Khác"),
        ("number", "9/QĐ-UBND"),
        ("address", "http://a.test/khac/"),
        ("sha256", "f" * 64),
        ("action", "withdrawn"),
        ("kind", "khac"),
        ("subject", "khac"),
        ("at", "2020-01-01 00:00:00+00:00"),
        ("day", "2020-01-01"),
        ("number_key", "9qdubnd"),
        ("hash", "e" * 64),
    ],
)
def test_a_changed_row_is_found_and_named(five, column, value):
    sql(f"{UPDATE} {column} = %s WHERE sequence = 3", value)
    assert problem().startswith("Entry 3:")


def test_a_row_given_to_another_site_is_found(five, world):
    sql(f"{UPDATE} site_id = %s WHERE sequence = 3", world.b.site.pk)
    assert problem().startswith("Entry 3:")


def test_a_row_changed_with_a_hash_that_fits_breaks_the_next(five):
    row = five[2]
    row.title = "Khác"
    sql(f"{UPDATE} title = %s, hash = %s WHERE sequence = 3", row.title, row.own_hash)
    assert problem().startswith("Entry 4: doesn't follow")


def test_a_removed_row_is_found(five):
    sql(REMOVE, 2)
    assert problem() == "Entry 2: missing; after 1 comes 3."


def test_a_removed_row_is_found_where_the_others_were_numbered_anew(five):
    sql(REMOVE, 2)
    for number in (3, 4, 5):
        sql(f"{UPDATE} sequence = %s WHERE sequence = %s", number - 1, number)
    assert problem().startswith("Entry 2: doesn't follow")


def test_a_removed_end_is_found(five):
    sql(REMOVE, 5)
    assert problem() == "After entry 4: the register ends with entry 4, and entry 5 was written."


def test_an_inserted_row_is_found(five, world):
    put_in = RegisterEntry(
        sequence=6, at=five[-1].at, day=five[-1].day, site=world.a.site, kind="paper"
    )
    put_in.subject, put_in.action, put_in.title = "x", "published", "Thêm vào"
    put_in.sha256, put_in.previous = "a" * 64, five[-1].hash
    put_in.hash = put_in.own_hash
    put_in.save_base(raw=True, force_insert=True)
    assert problem() == "After entry 6: the register ends with entry 6, and entry 5 was written."


def test_a_whole_chain_written_anew_is_found_by_a_head_that_somebody_kept(five):
    kept = f"3:{five[2].hash}"
    assert run(kept).startswith("5 entries hold.")
    previous = five[1].hash
    for row in five[2:]:
        row.title, row.previous = "Viết lại", previous
        previous = row.own_hash
        sql(
            f"{UPDATE} title = %s, previous = %s, hash = %s WHERE sequence = %s",
            *(row.title, row.previous, previous, row.sequence),
        )
    RegisterHead.objects.update(hash=previous)
    assert run().startswith("5 entries hold.")
    assert problem(kept) == "Entry 3: its hash is not the one kept."
    assert problem(f"9:{'a' * 64}") == "Entry 9: kept by somebody, and not there."


def test_a_head_that_is_none_is_told_apart_from_a_broken_register(five):
    with pytest.raises(CommandError, match="PLACE:HASH") as caught:
        run("ba")
    assert caught.value.returncode == 2
