"""GTINs and addresses as GS1 writes them."""

from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from products.traceability import gs1

# Of GS1's own documents: General Specifications, Digital Link standard, check digit calculator.
KNOWN = ["6291041500213", "9506000134352", "614141123452", "96385074", "10614141000415"]
SIGNS = st.text(alphabet="!\"%&'()*+,-.09:;<=>?AZ_az", min_size=1, max_size=20)
NUMBERS = st.sampled_from([7, 11, 12, 13]).flatmap(
    lambda length: st.text(alphabet="0123456789", min_size=length, max_size=length)
)


@pytest.mark.parametrize("gtin", KNOWN)
def test_known_gtins_are_right_and_each_wrong_last_digit_is_seen(gtin):
    assert gs1.is_gtin(gtin)
    wrong = [gtin[:-1] + digit for digit in "0123456789" if digit != gtin[-1]]
    assert not any(map(gs1.is_gtin, wrong))


@pytest.mark.parametrize("text", ["", "0" * 8, "0" * 14, "123", "629104150021٣", "abcdefgh"])
def test_what_is_no_gtin_is_none(text):
    assert not gs1.is_gtin(text)


@given(NUMBERS)
def test_a_digit_that_is_another_is_always_seen(digits):
    gtin = digits + gs1.check_digit(digits)
    for place, digit in enumerate(gtin):
        other = "1" if digit != "1" else "2"
        assert not gs1.is_gtin(gtin[:place] + other + gtin[place + 1 :])


@given(NUMBERS)
def test_a_gtin_filled_up_keeps_its_check_digit_and_reads_back(digits):
    gtin = digits + gs1.check_digit(digits)
    full = gs1.normal(gtin)
    assert len(full) == 14
    assert gs1.is_gtin(full) or not gtin.strip("0")
    assert gs1.normal(gs1.shown(full)) == full


@pytest.mark.parametrize("version", ["", "/22/2A"])
@pytest.mark.parametrize("lot", ["", "/10/L-1"])
@pytest.mark.parametrize("serial", ["", "/21/S.9"])
@pytest.mark.parametrize("other", ["", "/235/TPX1"])
@pytest.mark.parametrize("end", ["", "/"])
def test_qualifiers_are_read_in_their_order(version, lot, serial, other, end):
    asked = gs1.read_path(f"6291041500213{version}{lot}{serial}{other}{end}")
    assert asked == gs1.Asked("6291041500213", "L-1" if lot else "")


@pytest.mark.parametrize(
    "rest",
    ["", "/", "abc", "6291041500213/21/S/10/L", "6291041500213/10/", "6291041500213/10", "1/99/2"]
    + ["6291041500213/10/" + "x" * 21, "6291041500213/10/a b", "6291041500213/10/mật"],
)
def test_other_shapes_are_none(rest):
    assert gs1.read_path(rest) is None


@given(SIGNS.filter(gs1.is_lot))
def test_every_lot_has_an_address_of_its_own(lot):
    path = gs1.path_of(KNOWN[0], lot)
    assert "?" not in path and "#" not in path
    assert gs1.read_path(unquote(path.removeprefix("/01/"))).lot == lot


@pytest.mark.parametrize("lot", ["", ".", "..", "a/b", "a b", "mật", "x" * 21, "#1"])
def test_what_can_be_no_lot_is_refused(lot):
    assert not gs1.is_lot(lot)
