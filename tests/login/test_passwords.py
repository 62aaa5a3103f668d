"""Passwords that are guessed first are refused, with what to do, in Vietnamese."""

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from portal.users.models import User


def refused(password, user=None):
    try:
        validate_password(password, user)
    except ValidationError as error:
        return " ".join(error.messages)
    return ""


@pytest.mark.parametrize(
    "password",
    [
        "matkhau123",
        "MatKhau2026!",
        "M@tkh4u2026",
        "mật khẩu 123",
        "matkhaumatkhau",
        "quantri@2026",
        "xinchao12345",
        "anhyeuem1990",
        "nghean2026!!",
        "Vietnam@2026",
        "qwerty123456",
        "aaaaaaaaaaaa",
        "1234567890",
        "admin@123456",
        "ngan9",
    ],
)
def test_common_ones_are_refused(password):
    assert refused(password), password


@pytest.mark.parametrize(
    "password",
    ["nui-xanh-trau-cham-7", "Cầu tre lắc lẻo 3 nhịp", "b7Kq!vRt2mZx", "correct horse battery"],
)
def test_own_ones_are_taken(password):
    assert refused(password) == ""


def test_names_of_account_and_commune_are_refused(world, officer):
    user = officer(world.a, "editor", first_name="Hoài", last_name="Phan Quỳnh")
    for password in ("anbinh2026!!", "xaanbinh@2026", "PhanQuynhHoai1", "hoaiphan2026"):
        assert refused(password, user), password


def test_an_account_that_is_not_saved_yet_is_looked_at_too():
    user = User(username="le-thi-mo", email="lemo@example.vn")
    assert refused("lethimo20265", user)


def test_what_is_wrong_is_said_in_vietnamese(world):
    told = refused("matkhau123")
    assert "ghép ba, bốn từ" in told
    assert "10" in refused("ngan9")
    assert "ký tự" in refused("ngan9")
    assert "password" not in (told + refused("ngan9") + refused("1234567890")).lower()
