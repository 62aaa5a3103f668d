"""What machines read, in a real browser under the real policy."""

import json

import pytest

pytestmark = [pytest.mark.e2e, pytest.mark.xdist_group("e2e")]

PAGES = [("", "/"), ("thanhson", "/"), ("thanhson", "/thong-bao/"), ("minhhop", "/hoi-dap/")]
WATCH = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (e) => violations.push(e.violatedDirective));
"""


def test_data_blocks_break_no_policy_and_codes_are_pictures(page, demo):
    page.add_init_script(WATCH)
    for key, path in PAGES:
        page.goto(demo.url(key, path))
        block = page.locator('script[type="application/ld+json"]')
        assert json.loads(block.text_content())["@graph"]
        assert page.evaluate("violations") == []
    page.goto(demo.url("thanhson", "/ma-qr.svg?trang=/thong-bao/"))
    assert page.evaluate("document.documentElement.tagName") == "svg"
    assert page.evaluate("document.querySelectorAll('path').length") == 2
    assert page.evaluate("violations") == []
