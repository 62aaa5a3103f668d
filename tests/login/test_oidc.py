"""A province's provider says who somebody is; accounts and roles stay the portal's."""

import pytest
import requests
from django.urls import reverse

from portal.login.models import ProviderAccount
from portal.users.models import User
from tests.login.conftest import add_app
from tests.login.provider import CLIENT, ISSUER, Provider, new_key


@pytest.fixture
def provider(settings, requests_mock):
    base = f"{ISSUER}/protocol/openid-connect"
    settings.OIDC_ISSUER = ISSUER
    settings.OIDC_RP_CLIENT_ID, settings.OIDC_RP_CLIENT_SECRET = CLIENT, "mot-bi-mat"
    settings.OIDC_OP_AUTHORIZATION_ENDPOINT = f"{base}/auth"
    settings.OIDC_OP_TOKEN_ENDPOINT = f"{base}/token"
    settings.OIDC_OP_JWKS_ENDPOINT = f"{base}/certs"
    settings.OIDC_OP_LOGOUT_ENDPOINT = f"{base}/logout"
    settings.AUTHENTICATION_BACKENDS = [
        *settings.AUTHENTICATION_BACKENDS,
        "portal.login.oidc.ProviderBackend",
    ]
    return Provider({"email": "", "email_verified": True}).install(requests_mock)


@pytest.fixture
def user(world, officer, provider):
    user = officer(world.a)
    provider.claims["email"] = user.email
    return user


def test_off_it_is_not_there(world, browser):
    for address in ("/admin/login/tinh/", "/admin/login/tinh/ve/?code=a&state=b"):
        assert browser().get(address).status_code == 404
    assert "tài khoản của tỉnh" not in browser().get("/admin/login/").content.decode()


def test_the_page_of_the_log_in_offers_it(world, browser, provider):
    page = browser().get("/admin/login/?next=/admin/pages/").content.decode()
    assert "Đăng nhập bằng tài khoản của tỉnh" in page


def test_the_provider_is_asked_with_state_nonce_and_proof(world, browser, provider):
    query = provider.start(browser())
    assert {"state", "nonce", "code_challenge"} <= set(query)
    assert query["code_challenge_method"] == "S256"
    assert query["redirect_uri"].endswith("/admin/login/tinh/ve/")


def test_a_verified_address_finds_the_account_and_its_roles(world, browser, user, provider):
    own = browser()
    assert provider.come_back(own, next_url="/admin/pages/").url == "/admin/pages/"
    assert own.is_in()
    assert ProviderAccount.objects.get(user=user).subject == "s-1"
    assert list(user.groups.all()) == [world.a.groups["editor"]]


def test_later_the_subject_finds_it_whatever_address_it_has(world, browser, user, provider):
    provider.come_back(browser())
    provider.claims |= {"email": "khac@example.vn", "email_verified": False}
    own = browser()
    provider.come_back(own)
    assert own.is_in()


def test_another_subject_with_that_address_does_not(world, browser, user, provider):
    provider.come_back(browser())
    provider.claims["sub"] = "s-2"
    own = browser()
    provider.come_back(own)
    assert not own.is_in()


@pytest.mark.parametrize("verified", [False, None, "true", 1, ...])
def test_an_address_that_is_not_verified_finds_nobody(world, browser, user, provider, verified):
    provider.claims["email_verified"] = verified
    own = browser()
    answer = provider.come_back(own)
    assert answer.url == reverse("wagtailadmin_login")
    assert not own.is_in()


def test_no_account_is_made(world, browser, provider):
    provider.claims["email"] = "la@example.vn"
    own, before = browser(), User.objects.count()
    answer = own.get(provider.come_back(own).url)
    assert User.objects.count() == before
    assert "không có tài khoản nào" in answer.content.decode()
    assert not own.is_in()


def test_closed_accounts_let_nobody_in(world, browser, user, provider):
    own = browser()
    provider.come_back(own)
    assert own.is_in()
    user.is_active = False
    user.save()
    later = browser()
    provider.come_back(later)
    assert not later.is_in()


@pytest.mark.parametrize(
    "wrong",
    [
        {"iss": "https://khac.test"},
        {"aud": "chuong-trinh-khac"},
        {"aud": [CLIENT, "khac"]},
        {"aud": ...},
        {"exp": 1},
        {"exp": ...},
        {"sub": ...},
        {"sub": ""},
        {"nonce": "khac"},
        {"email": ["a"]},
        {"email": ...},
    ],
)
def test_a_token_that_is_wrong_in_one_thing_lets_nobody_in(world, browser, user, provider, wrong):
    provider.claims |= wrong
    own = browser()
    assert provider.come_back(own).status_code == 302
    assert not own.is_in()


def test_a_token_of_another_key_or_way_lets_nobody_in(
    world, browser, user, provider, requests_mock
):
    provider.algorithm = "HS256"
    own = browser()
    provider.come_back(own)
    assert not own.is_in()
    provider.algorithm = "RS256"
    provider.install(requests_mock, known_key=new_key())
    provider.come_back(own)
    assert not own.is_in()


@pytest.mark.parametrize("answer", [{"text": "<html>"}, {"status_code": 500}, {"json": {}},
                                    {"exc": requests.ConnectTimeout}])  # fmt: skip
def test_a_provider_that_is_down_is_no_error_of_ours(
    world, browser, user, provider, requests_mock, answer
):
    requests_mock.post(f"{ISSUER}/protocol/openid-connect/token", **answer)
    own = browser()
    assert provider.come_back(own).url == reverse("wagtailadmin_login")


def test_a_state_that_was_not_given_here_is_refused(world, browser, user, provider):
    own, victim = browser(), browser()
    query = provider.start(own)
    provider.start(victim)
    back = {"code": "x", "state": query["state"]}
    assert victim.get("/admin/login/tinh/ve/", back).status_code == 400
    assert not victim.is_in()
    assert own.get("/admin/login/tinh/ve/", {"error": "access_denied"}).status_code == 302


class TestSecondStep:
    def test_it_is_asked_for_as_ever(self, world, browser, user, provider):
        add_app(user)
        own = browser()
        provider.come_back(own)
        assert own.get("/admin/", follow=True).request["PATH_INFO"] == "/admin/login/hai-buoc/"

    @pytest.mark.parametrize(
        ("said", "is_enough"),
        [
            ({"acr": "hai-buoc"}, True),
            ({"acr": "1"}, False),
            ({"amr": ["pwd", "otp"]}, True),
            ({"amr": ["pwd"]}, False),
            ({"amr": "otp"}, False),
            ({"amr": [{"otp": 1}]}, False),
        ],
    )
    def test_what_the_settings_trust_stands_for_it(
        self, world, browser, officer, provider, strict, settings, said, is_enough
    ):
        settings.OIDC_TRUSTED_ACR, settings.OIDC_TRUSTED_AMR = ["hai-buoc"], ["otp"]
        admin = officer(world.a, "admin")
        provider.claims |= {"email": admin.email} | said
        own = browser()
        provider.come_back(own)
        assert own.is_in() == is_enough

    def test_it_stands_for_that_log_in_only(
        self, world, browser, officer, provider, strict, settings
    ):
        settings.OIDC_TRUSTED_ACR = ["hai-buoc"]
        admin = officer(world.a, "admin")
        provider.claims |= {"email": admin.email, "acr": "hai-buoc"}
        own = browser()
        provider.come_back(own)
        own.post("/admin/logout/")
        own.log_in(admin.username)
        assert not own.is_in()


def test_logging_out_ends_it_at_the_provider_too(world, browser, user, provider):
    own = browser()
    provider.come_back(own)
    answer = own.post("/admin/logout/")
    assert answer.url.startswith(f"{ISSUER}/protocol/openid-connect/logout?")
    assert "id_token_hint=" in answer.url
    assert not own.is_in()
    policy = own.get("/admin/login/").headers["Content-Security-Policy"]
    form_action = next(part for part in policy.split(";") if "form-action" in part)
    assert f"{ISSUER}/protocol/openid-connect/logout" in form_action
    readers = world.get(world.a.site).headers["Content-Security-Policy"]
    assert ISSUER not in readers


def test_who_came_by_password_stays_away_from_the_provider(world, browser, user, provider):
    own = browser()
    own.log_in(user.username)
    assert own.post("/admin/logout/").url == reverse("wagtailadmin_login")
