from portal.core.ratelimit import address_hash, client_address, is_over_limit, is_used_up


def test_an_address_is_limited_and_others_are_not(rf):
    first, second = rf.post("/", REMOTE_ADDR="1.2.3.4"), rf.post("/", REMOTE_ADDR="5.6.7.8")
    assert [is_over_limit(first, "ask", 2, 60) for _ in range(3)] == [False, False, True]
    assert not is_over_limit(second, "ask", 2, 60)
    assert not is_over_limit(first, "look", 2, 60)


def test_a_limit_is_looked_at_without_counting(rf):
    request = rf.get("/", REMOTE_ADDR="1.2.3.4")
    assert not any(is_used_up(request, "ask", 1) for _ in range(3))
    assert not is_over_limit(request, "ask", 1, 60)
    assert is_used_up(request, "ask", 1) and is_over_limit(request, "ask", 1, 60)


def test_the_address_is_not_kept(rf):
    request = rf.get("/", REMOTE_ADDR="1.2.3.4")
    assert "1.2.3.4" not in address_hash(request)


def test_a_forwarded_address_counts_only_behind_our_own_proxy(rf, settings):
    request = rf.get("/", REMOTE_ADDR="10.0.0.1", headers={"x-forwarded-for": "9.9.9.9, 8.8.8.8"})
    assert client_address(request) == "10.0.0.1"
    settings.TRUSTED_PROXY_COUNT = 1
    assert client_address(request) == "8.8.8.8"
