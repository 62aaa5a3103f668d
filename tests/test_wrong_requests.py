"""Wrong addresses, methods and hosts get a clear answer on every kind of page, never a 500."""

import pytest

from tests.every_page import kinds

HUGE = "9" * 40
NAMES = [
    *("page", "q", "commune", "village", "category", "urgency", "time", "topic", "week", "day"),
    *("sort", "stars", "group", "season", "price", "marketplace", "certificate", "kind", "when"),
    *("ma", "year"),
]
VALUES = ["%00", "%FF%FE", HUGE, "-1", "ả'\"<b>%0d%0a", "[]", "9999-W99", "0000-00-00"]
QUERIES = [
    *("?" + "&".join(f"{name}={value}" for name in NAMES) for value in VALUES),
    "?" + "&".join(f"{name}" for name in NAMES),
    "?page=2&page=x&q=a&q=b&" + "&".join(f"{name}[]=1" for name in NAMES),
    "?%",
    "?q=" + "thông báo " * 300,
]
METHODS = ["HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "FOO"]
WITHDRAW = "questions.QuestionIndexPage:withdraw"
CLEAR = {200, 204, 301, 302, 400, 403, 404, 405, 411, 413, 414, 429, 501}


def one_of_each(places):
    """An address of each kind that should answer without an error."""
    good = [place for place in reversed(places) if place.status == 200 and place.act != "send"]
    return {place.kind: place for place in good}.values()


@pytest.mark.sampled(4)
@pytest.mark.parametrize("query", QUERIES, ids=range(len(QUERIES)))
def test_a_wrong_query_string_is_never_an_error(demo, places, query):
    wrong = []
    for place in one_of_each(places):
        answer = demo.fetch(place.site, place.path.split("?")[0] + query)
        # What was typed as a code or a week is looked up, and may be nowhere.
        if answer.status not in {200, 302, 404}:
            wrong.append((place.name, answer.status))
        assert b"Traceback" not in answer.body
    assert wrong == []


@pytest.mark.parametrize("method", METHODS)
def test_a_wrong_method_gets_a_clear_answer(demo, places, method):
    answers = {
        place.name: demo.fetch(
            place.site, place.path, method, Origin=f"http://{demo.host(place.site)}"
        ).status
        for place in one_of_each(places)
        if (method, place.kind) != ("POST", WITHDRAW)  # would take the question back
    }
    assert {name: status for name, status in answers.items() if status not in CLEAR} == {}
    if method in {"PUT", "PATCH", "DELETE", "FOO"}:
        refused = {405, 403, 404}
        taken = {name: status for name, status in answers.items() if status not in refused}
        assert taken == {}, "a page took what no page takes"


def test_forms_from_elsewhere_are_refused_on_every_page(demo, places):
    for place in one_of_each(places):
        for origin in ("http://elsewhere.example", "null", ""):
            answer = demo.fetch(place.site, place.path, "POST", "a=1", Origin=origin)
            assert answer.status in {403, 405}, place.name


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost:{port}", 200),
        ("localhost", 200),
        ("LOCALHOST:{port}", 200),
        ("ThanhSon.localhost:{port}", 200),
        ("localhost:1", 200),
        ("localhost.:{port}", 200),
        ("", 404),
        ("localhost:abc", 404),
        ("localhost:" + HUGE, 200),
        ("reader@localhost", 404),
        ("localhost/thong-bao", 404),
        ("local\0host", 404),
        ("xã.localhost", 404),
        ("xn--x-rka.localhost", 404),
        ("[::1]:{port}", 404),
        ("[::1", 404),
        ("127.0.0.1", 404),
        ("..", 404),
        ("a" * 300 + ".localhost", 404),
        ("khong-co.localhost", 404),
    ],
)
def test_odd_hosts_are_known_or_not(demo, host, status):
    answer = demo.fetch("", "/", Host=host.format(port=demo.port))
    # Servers may turn away by themselves what is no host at all.
    assert answer.status == status or (status == 404 and answer.status == 400)


@pytest.mark.parametrize(
    "path",
    [
        "/%00/",
        "/thong-bao/%00/",
        "/thong-bao/%FF/",
        "/hoi-dap/tra-cuu/%00/",
        "/hoi-dap/tra-cuu/" + "A" * 3000 + "/",
        "//evil.example/",
        "/../../etc/passwd",
        "/media/%00",
        "/media/../portal.sqlite3",
        "/media/..%2Fportal.sqlite3",
        "/static/..%2F..%2Fmanage.py",
        "/tep/" + HUGE + "/a.pdf",
        "/tep/1/" + "a" * 500,
        "/en/" + "a/" * 400,
        "/EN/",
        "/fr/",
        "/en",
        "/thong-bao",
        "/?",
    ],
)
def test_odd_addresses_are_found_or_not(demo, path):
    answer = demo.fetch("thanhson", path)
    assert answer.status in {200, 301, 302, 400, 404}
    if "location" in {name.lower() for name in answer.headers}:
        assert "evil.example" not in answer.headers["Location"].split("/")[2:3]
    assert b"SQLite format" not in answer.body


class TestOnTheTestDatabase:
    """Where PostgreSQL refuses what SQLite stores: a NUL, a number too large."""

    PATHS = [
        "/",
        "/thong-bao/",
        "/lich-cong-tac/",
        "/lich-cong-tac/cac-tuan/",
        "/hoi-dap/",
        "/hoi-dap/gui-cau-hoi/",
        "/hoi-dap/tra-cuu/",
        "/san-pham-ocop-va-dac-san/",
        "/tim-kiem/",
    ]

    @pytest.mark.sampled(4)
    @pytest.mark.parametrize("path", PATHS)
    def test_wrong_query_strings(self, world, path):
        for site in (world.a.site, world.portal.site):
            for query in QUERIES:
                assert world.get(site, path + query).status_code in {200, 302, 404}, query

    @pytest.mark.parametrize(
        "path", ["/%00/", f"/tep/{HUGE}/a.pdf", "/hoi-dap/tra-cuu/%00/", "/tep/1/%00"]
    )
    def test_odd_addresses(self, world, path):
        assert world.get(world.a.site, path).status_code in {400, 404}

    def test_a_form_full_of_nonsense(self, world):
        for value in ("\0", HUGE, "\ud800".encode("utf-8", "surrogatepass"), "<b>", "[]"):
            names = ("topic", "question", "name", "village", "phone", "email", "consent", "stamp")
            answer = world.post(world.a.site, "/hoi-dap/gui-cau-hoi/", dict.fromkeys(names, value))
            assert answer.status_code == 200


def test_every_kind_is_tried(places):
    # What is read behind a link of its own is asked for in tests/previews, tests/producer_links,
    # tests/feedback, tests/subscriptions.
    others = {"400", "403", "404", "500", "page_preview", "producer_link", "head_link"}
    others |= {"subscription_confirm", "subscription_change", "subscription_leave"}
    # These only take what is sent: their empty forms are tried by the browser.
    others |= {"register.DocumentCheckPage:check_file", "dossiers.DossierLookupPage:look_up"}
    assert {place.kind for place in one_of_each(places)} == set(kinds()) - others
