"""Messages as RFC 8291 writes them, and the name of who sends them."""

import jwt
import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric import ec

from communes.pushes import encryption
from communes.pushes.encryption import decode, encode, encrypt, read_key, read_point, read_secret
from tests.pushes.conftest import Phone

# RFC 8291, section 5 and appendix A.
TEXT = b"When I grow up, I want to be a watermelon"
AUTH = "BTBZMqHH6r4Tts7J_aSIgg"
THEIRS = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"
OWN = "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"
SALT = "DGv6ra1nlYgDCS1FRnbzlw"
BODY = (
    "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27ml"
    "mlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPT"
    "pK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
)


def test_the_example_of_the_standard():
    theirs, secret = read_point(THEIRS), read_secret(AUTH)
    assert encode(encrypt(TEXT, theirs, secret, read_key(OWN), decode(SALT))) == BODY


def test_who_it_is_for_reads_it_and_nobody_else(phone):
    text = "Đã rút: Họp xóm".encode()
    theirs, secret = read_point(phone.keys["p256dh"]), read_secret(phone.keys["auth"])
    first, second = encrypt(text, theirs, secret), encrypt(text, theirs, secret)
    assert phone.read(first) == phone.read(second) == text
    # Keys and salt are new each time.
    assert first[:86] != second[:86]
    with pytest.raises(InvalidTag):
        Phone().read(first)


def test_a_message_is_never_longer_than_services_take(phone):
    theirs, secret = read_point(phone.keys["p256dh"]), read_secret(phone.keys["auth"])
    assert len(encrypt(b"a" * encryption.MOST_BYTES, theirs, secret)) == encryption.RECORD
    with pytest.raises(ValueError, match="too long"):
        encrypt(b"a" * (encryption.MOST_BYTES + 1), theirs, secret)


@pytest.mark.parametrize(
    "value",
    ["", "x", "BBBB", "ư", "%%%%", THEIRS[:-4], f"{THEIRS}AAAA", f"{THEIRS[:-2]}AA", "A" * 87],
)
def test_what_is_no_point_of_the_curve_is_refused(value):
    with pytest.raises(ValueError, match=r"\w"):
        read_point(value)


@pytest.mark.parametrize("value", ["", AUTH[:-3], f"{AUTH}AAAA", "ư" * 16])
def test_what_is_no_secret_is_refused(value):
    with pytest.raises(ValueError, match=r"\w"):
        read_secret(value)


@pytest.mark.parametrize("value", ["", OWN[:-3], "A" * 43, "_" * 42 + "8", "khoá"])
def test_what_is_no_key_is_refused(value):
    with pytest.raises(ValueError, match=r"\w"):
        read_key(value)


def test_a_key_is_written_as_it_is_read():
    key = ec.generate_private_key(encryption.CURVE)
    told = encryption.written(key)
    assert len(told) == 43 and encryption.written(read_key(told)) == told


def test_services_know_who_sends():
    key = ec.generate_private_key(encryption.CURVE)
    header = encryption.authorization(key, "https://fcm.googleapis.com", "cntt@tinh.vn")
    token, public = header.removeprefix("vapid t=").split(", k=")
    claims = jwt.decode(
        token, read_point(public), algorithms=["ES256"], audience="https://fcm.googleapis.com"
    )
    assert claims["sub"] == "mailto:cntt@tinh.vn"
    assert jwt.get_unverified_header(token) == {"alg": "ES256", "typ": "JWT"}
