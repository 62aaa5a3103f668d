"""A small provider of log-ins: signs tokens, and says what it was asked."""

import json
import time
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

ISSUER = "https://dangnhap.tinh.test/realms/tinh"
CLIENT = "cong-xa"


def new_key():
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


@dataclass
class Provider:
    """What it answers is `claims`, over those that every provider sends."""

    claims: dict = field(default_factory=dict)
    key: rsa.RSAPrivateKey = field(default_factory=new_key)
    algorithm: str = "RS256"
    nonce: str = ""
    asked: list = field(default_factory=list)

    def start(self, browser, next_url="") -> dict:
        """Presses the button of the log-in; gives what the provider is asked."""
        sent = browser.get("/admin/login/tinh/", {"next": next_url} if next_url else {})
        assert sent.status_code == 302, sent
        query = {key: value[0] for key, value in parse_qs(urlsplit(sent.url).query).items()}
        self.nonce = query["nonce"]
        return query

    def come_back(self, browser, **changed):
        """Logs in there; the browser comes back with a code."""
        query = self.start(browser, changed.pop("next_url", ""))
        back = {"code": "mot-ma", "state": query["state"]} | changed
        return browser.get("/admin/login/tinh/ve/", back)

    def token(self) -> str:
        now = int(time.time())
        claims = {"iss": ISSUER, "aud": CLIENT, "sub": "s-1", "nonce": self.nonce,
                  "iat": now, "exp": now + 300}  # fmt: skip
        claims = {key: value for key, value in (claims | self.claims).items() if value != ...}
        if self.algorithm == "HS256":
            return jwt.encode(claims, "x" * 32, "HS256", headers={"kid": "k1"})
        return jwt.encode(claims, self.key, "RS256", headers={"kid": "k1"})

    def install(self, requests_mock, known_key=None) -> "Provider":
        public = (known_key or self.key).public_key()
        jwk = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(public))
        keys = {"keys": [jwk | {"kid": "k1", "alg": "RS256", "use": "sig"}]}
        base = f"{ISSUER}/protocol/openid-connect"
        requests_mock.get(f"{base}/certs", json=keys)
        requests_mock.post(
            f"{base}/token",
            json=lambda request, context: {"id_token": self.token(), "access_token": "a"},
        )
        return self
