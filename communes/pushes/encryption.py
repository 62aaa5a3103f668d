"""Messages that only the browser they are for can read (RFC 8291, in the coding of RFC 8188), and
the name under which the portal sends them (VAPID, RFC 8292)."""

import base64
import binascii
import os
import time

import jwt
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

PrivateKey = ec.EllipticCurvePrivateKey
PublicKey = ec.EllipticCurvePublicKey
CURVE = ec.SECP256R1()
# Bytes of a point, of the secret that a browser gives with it, and of a private key.
POINT, SECRET, SCALAR = 65, 16, 32
# Push services take no more than 4096 bytes in all.
RECORD = 4096
MOST_BYTES = RECORD - (16 + 4 + 1 + POINT) - 1 - 16
# A service takes no token that is valid for more than a day.
VALID_SECONDS = 12 * 60 * 60


def encode(value: bytes) -> str:
    """Base64 for addresses, without "="."""
    return base64.urlsafe_b64encode(value).rstrip(b"=").decode()


def decode(value: str) -> bytes:
    """What `encode` wrote; "=" at its end does no harm. Raises ValueError."""
    text = value.rstrip("=")
    try:
        return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except binascii.Error as error:
        raise ValueError("no base64") from error


def read_point(value: str) -> PublicKey:
    """A browser's key (`p256dh`): an uncompressed point of P-256. Raises ValueError."""
    point = decode(value)
    if len(point) != POINT:
        raise ValueError("length")
    return PublicKey.from_encoded_point(CURVE, point)


def read_secret(value: str) -> bytes:
    """A browser's secret (`auth`). Raises ValueError."""
    secret = decode(value)
    if len(secret) != SECRET:
        raise ValueError("length")
    return secret


def read_key(value: str) -> PrivateKey:
    """A private key, as `written` writes it. Raises ValueError."""
    scalar = decode(value)
    if len(scalar) != SCALAR:
        raise ValueError("length")
    return ec.derive_private_key(int.from_bytes(scalar), CURVE)


def written(key: PrivateKey) -> str:
    """A private key in 43 signs."""
    return encode(key.private_numbers().private_value.to_bytes(SCALAR))


def point_of(key: PublicKey) -> bytes:
    """A public key as 65 bytes."""
    return key.public_bytes(
        serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint
    )


def encrypt(
    text: bytes,
    theirs: PublicKey,
    secret: bytes,
    own: PrivateKey | None = None,
    salt: bytes | None = None,
) -> bytes:
    """The body of a message for a browser's key and secret (`aes128gcm`), of at most `RECORD`
    bytes. `own` and `salt` are new for each message, but in tests. Raises ValueError where the
    text has more than `MOST_BYTES`."""
    if len(text) > MOST_BYTES:
        raise ValueError("too long")
    own = own or ec.generate_private_key(CURVE)
    salt = salt or os.urandom(16)
    own_point = point_of(own.public_key())
    info = b"WebPush: info\0" + point_of(theirs) + own_point
    shared = _derived(secret, own.exchange(ec.ECDH(), theirs), info, 32)
    key = _derived(salt, shared, b"Content-Encoding: aes128gcm\0", 16)
    nonce = _derived(salt, shared, b"Content-Encoding: nonce\0", 12)
    header = salt + RECORD.to_bytes(4) + bytes([POINT]) + own_point
    # The byte after the text says that this record is the last.
    return header + AESGCM(key).encrypt(nonce, text + b"\x02", None)


def _derived(salt: bytes, secret: bytes, info: bytes, length: int) -> bytes:
    return HKDF(SHA256(), length, salt, info).derive(secret)


def authorization(key: PrivateKey, origin: str, contact: str) -> str:
    """The header by which a push service, such as "https://fcm.googleapis.com", knows who sends;
    `contact` is an address of e-mail for its operators."""
    claims = {
        "aud": origin,
        "exp": int(time.time()) + VALID_SECONDS,
        "sub": f"mailto:{contact}",
    }
    token = jwt.encode(claims, key, algorithm="ES256")
    return f"vapid t={token}, k={encode(point_of(key.public_key()))}"
