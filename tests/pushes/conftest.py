"""Browsers that are told, and a push service of the tests."""

import json
import os
from collections.abc import Iterator

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.utils import translation

from communes.pushes.choices import CONSENTS, Purpose
from communes.pushes.encryption import CURVE, encode, point_of, written
from communes.pushes.models import Browser
from portal.core.form_stamps import new_stamp
from portal.privacy.consents import newest_text
from tests.outbox.program import Program, listening

VERSION = newest_text(CONSENTS, Purpose.NEWS).version
ADDRESS = "/dang-ky-nhan-tin/may-nay/"
ENDPOINT = "https://fcm.googleapis.com/fcm/send/may-cua-an"
KEY = ec.generate_private_key(CURVE)


@pytest.fixture(autouse=True)
def _offered(settings):
    settings.WEB_PUSH_KEY = written(KEY)
    settings.WEB_PUSH_CONTACT = "cntt@tinh.vn"
    with translation.override("vi"):
        yield


class Phone:
    """What a browser keeps to itself, and reads with it."""

    def __init__(self):
        self.key, self.secret = ec.generate_private_key(CURVE), os.urandom(16)

    @property
    def keys(self) -> dict[str, str]:
        return {"p256dh": encode(point_of(self.key.public_key())), "auth": encode(self.secret)}

    def read(self, body: bytes) -> bytes:
        """The text of a message, as RFC 8188 and 8291 tell who gets one."""
        salt, size, length = body[:16], int.from_bytes(body[16:20]), body[20]
        assert len(body) <= size
        theirs, coded = body[21 : 21 + length], body[21 + length :]
        sender = ec.EllipticCurvePublicKey.from_encoded_point(CURVE, theirs)
        info = b"WebPush: info\0" + point_of(self.key.public_key()) + theirs
        shared = derived(self.secret, self.key.exchange(ec.ECDH(), sender), info, 32)
        key = derived(salt, shared, b"Content-Encoding: aes128gcm\0", 16)
        nonce = derived(salt, shared, b"Content-Encoding: nonce\0", 12)
        text, end = (padded := AESGCM(key).decrypt(nonce, coded, None))[:-1], padded[-1]
        assert end == 2
        return text


def derived(salt, secret, info, length) -> bytes:
    return HKDF(SHA256(), length, salt, info).derive(secret)


@pytest.fixture
def phone() -> Phone:
    return Phone()


@pytest.fixture
def send(world, phone):
    """Sends what the script sends; gives the status and what was answered."""

    def post(act="begin", commune=None, prefix="/", **values):
        site = (commune or world.a).site
        data = {"act": act, "endpoint": ENDPOINT, "version": VERSION} | phone.keys
        data |= {"stamp": new_stamp(site, 60)} | values
        answer = world.post(site, prefix[:-1] + ADDRESS, data)
        assert not answer.cookies and "no-store" in answer.headers.get("Cache-Control", "")
        return answer.status_code, answer.json()

    return post


@pytest.fixture
def service(settings) -> Iterator[Program]:
    """A push service on this machine."""
    with listening() as told:
        told.status = 201
        settings.PUBLIC_WEB_PORTS = (80, 443, told.port)
        settings.PUBLIC_WEB_ALSO = ("127.0.0.1",)
        yield told


def read_by(phone: Phone, service: Program) -> list[dict]:
    """What a phone reads of all that the service was sent."""
    return [json.loads(phone.read(body)) for _headers, body in service.got]


@pytest.fixture
def browser_at(service, phone):
    """Has a browser told, of a commune or the portal, at the service of the tests."""

    def make(commune, name="may", **fields) -> Browser:
        values = {"purpose": Purpose.NEWS, "version": VERSION} | phone.keys | fields
        return Browser.objects.create(site=commune.site, endpoint=f"{service.url}{name}", **values)

    return make
