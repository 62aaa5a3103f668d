"""What only nginx and the app together show."""

import sys

import pytest

from tests.deploy.behind_nginx import MARKS, seen_by

pytestmark = MARKS

# Runs beside the app; each part it prints is a name and what curl saw.
CHECKS = r"""
ask() {
  name=$1; shift; printf '\n== %s\n' "$name"
  curl -sk --max-time 20 "$@" || echo "curl: $?"
}
port=${PORTAL_ADDRESS##*:}
ask home -i "$PORTAL_ADDRESS/"
ask packed -i -H 'Accept-Encoding: gzip' -o /dev/null -D - "$PORTAL_ADDRESS/"
ask unknown --resolve "la.example.vn:$port:127.0.0.1" "https://la.example.vn:$port/"
ask static -I "$PORTAL_ADDRESS/static/css/portal.css"
mkdir -p "$DATA_DIR/media/documents" "$DATA_DIR/media/images"
echo secret > "$DATA_DIR/media/documents/a.pdf"; echo picture > "$DATA_DIR/media/images/a.txt"
ask document "$PORTAL_ADDRESS/media/documents/a.pdf"
ask picture -i "$PORTAL_ADDRESS/media/images/a.txt"
ask big -i -o /dev/null -D - --data-binary "@$BIG" "$PORTAL_ADDRESS/"
ask spoofed -i -H 'X-Forwarded-Proto: http' -H 'X-Forwarded-For: 9.9.9.9' "$PORTAL_ADDRESS/khoe/"
printf '\n== clicked\n'
out="https://xa.localhost:$port/di/$(cat "$DATA_DIR/product")"
go() { curl -sk -o /dev/null -w '%{http_code} ' --resolve "xa.localhost:$port:127.0.0.1" "$@"; }
export -f go; export out port
person='Mozilla/5.0 (Linux; Android 14) Chrome/120 Mobile'
seq 120 | xargs -P 8 -I{} bash -c "go -A '$person' $out/zalo/"
seq 10 | xargs -P 8 -I{} bash -c "go -A 'Googlebot/2.1' $out/zalo/; go -I -A '$person' $out/zalo/"
seq 10 | xargs -P 8 -I{} bash -c "go -A '$person' -H 'Sec-Purpose: prefetch' $out/zalo/"
printf '\n== counted\n'
"$PYTHON" manage.py shell -v0 -c 'from products.shops.models import ClickCount as C
print(list(C.objects.values_list("kind", "count")))'
printf '\n== codes\n'
for n in $(seq 45); do
  curl -sk -o /dev/null -w '%{http_code} ' -X POST "$PORTAL_ADDRESS/khong-co/"
done
kill "$PORTAL_APP_PID"; while kill -0 "$PORTAL_APP_PID" 2>/dev/null; do sleep 0.1; done
ask down -i "$PORTAL_ADDRESS/chua-ai-doc/"
ask kept -i -o /dev/null -D - -H 'Accept-Encoding: gzip' "$PORTAL_ADDRESS/"
"""


# A product that is sold by Zalo; its number stands in the address that counts.
PRODUCT = """
from wagtail.models import Site
from products.models import ProducerIndexPage, ProducerPage, ProductIndexPage, ProductPage
home = Site.objects.get(hostname="xa.localhost").root_page
section = ProductIndexPage.objects.descendant_of(home).first()
producers = ProducerIndexPage.objects.descendant_of(home).first()
maker = producers.add_child(instance=ProducerPage(
    title="Nhà mẫu", producer_type="coop", address="Xóm 1", phone="02383000101",
    consent_given=True))
print(section.add_child(instance=ProductPage(
    title="Cam mẫu", producer=maker, contact_phone="02383000102", zalo="0912345678")).pk)
"""


@pytest.fixture(scope="module")
def seen(tmp_path_factory):
    """The answers, by name, in small letters."""
    folder = tmp_path_factory.mktemp("live")
    big = folder / "big"
    big.write_bytes(b"x" * 300_000)
    product = f"{sys.executable} manage.py shell -v0 -c '{PRODUCT}' > $DATA_DIR/product"
    answers = seen_by(CHECKS, folder, product, BIG=str(big))
    return {name: answer.lower() for name, answer in answers.items()}


@pytest.mark.parametrize(
    "header",
    ["strict-transport-security", "x-content-type-options", "content-security-policy"],
)
def test_security_headers_come_once(seen, header):
    assert seen["home"].count(f"\n{header}:") == 1


def test_pages_come_pressed_over_http2_and_tell_nothing_of_the_proxy(seen):
    assert seen["packed"].startswith("http/2 200")
    assert "content-encoding: gzip" in seen["packed"]
    assert "vary: accept-encoding" in seen["packed"]
    assert "x-accel-expires" not in seen["packed"]
    assert "set-cookie" not in seen["packed"]


def test_a_reader_without_gzip_gets_the_page_as_it_is(seen):
    assert "content-encoding" not in seen["home"]
    assert "<!doctype html>" in seen["home"]


def test_unknown_hosts_get_no_answer(seen):
    assert seen["unknown"].strip().startswith("curl:")


def test_files_of_officers_are_not_served_past_the_app(seen):
    assert "secret" not in seen["document"]
    assert "picture" in seen["picture"]
    assert "sandbox" in seen["picture"]


def test_static_files_are_kept_by_browsers(seen):
    assert "cache-control: public, max-age=" in seen["static"]
    assert seen["static"].count("x-content-type-options") == 1


def test_a_form_of_too_many_bytes_is_refused(seen):
    assert seen["big"].startswith(("http/2 413", "http/1.1 413"))


def test_what_readers_claim_of_themselves_is_dropped(seen):
    assert seen["spoofed"].startswith("http/2 200")  # believed, it would redirect to https


def test_many_forms_in_a_row_are_slowed(seen):
    codes = seen["codes"].split()
    assert codes[0] != "429"
    assert codes.count("429") >= 5


def test_a_crowd_of_buyers_is_counted_exactly_and_programs_are_not(seen):
    codes = seen["clicked"].split()
    assert len(codes) == 150 and set(codes) == {"302"}
    assert seen["counted"].strip() == "[('zalo', 120)]"


def test_when_the_app_is_down_readers_are_told_in_vietnamese(seen):
    assert seen["down"].startswith("http/2 502")
    assert "trang đang được sửa" in seen["down"]
    assert "no-store" in seen["down"]


def test_when_the_app_is_down_pages_that_nginx_has_are_shown(seen):
    assert seen["kept"].startswith("http/2 200")
