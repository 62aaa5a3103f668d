"""What is read of PDFs, signed, scanned and hostile ones."""

import time
import zlib
from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter

from communes.documents.pdf import reading as door
from communes.documents.pdf import worker
from communes.documents.pdf.reading import PdfFacts, read_pdf
from tests.documents.factories import assemble, pdf
from tests.documents.signing import SIGNER, Authority, added_after, changed_after

PLAIN = pdf("Ke hoach ung pho mua lu\nXom 3 va xom 5 di doi")


@pytest.fixture(scope="module")
def authority():
    return Authority()


@pytest.fixture
def roots(settings, tmp_path, authority):
    """A folder of root certificates that knows the authority."""
    (tmp_path / "goc.pem").write_bytes(authority.pem)
    (tmp_path / "ghi-chu.crt").write_bytes(b"no certificate")
    (tmp_path / "doc.txt").write_bytes(b"x")
    settings.SIGNATURE_ROOTS = str(tmp_path)
    return tmp_path


# --- Signatures: the four sentences ---
def test_a_file_without_a_signature_says_so(roots):
    assert read_pdf(PLAIN).signature == "none"


def test_a_signature_of_a_known_root_is_right(roots, authority):
    facts = read_pdf(authority.sign(PLAIN))
    assert (facts.signature, facts.signer) == ("trusted", SIGNER)
    assert facts.signed_at is not None and facts.signed_at.tzinfo


def test_a_signature_of_another_root_is_right_but_unknown(roots, settings):
    signed = Authority().sign(PLAIN)
    assert read_pdf(signed).signature == "unknown"
    settings.SIGNATURE_ROOTS = ""
    assert read_pdf(signed).signature == "unknown"
    settings.SIGNATURE_ROOTS = str(roots / "nowhere")
    assert read_pdf(signed).signature == "unknown"


def test_a_file_that_was_changed_after_it_was_signed_is_told(roots, authority):
    signed = authority.sign(PLAIN)
    assert read_pdf(changed_after(signed, b"Xom 3", b"Xom 9")).signature == "changed"
    assert read_pdf(added_after(signed)).signature == "changed"


def test_a_file_that_was_saved_again_has_lost_what_was_signed(roots, authority):
    out = BytesIO()
    writer = PdfWriter(clone_from=PdfReader(BytesIO(authority.sign(PLAIN))))
    writer.write(out)
    assert read_pdf(out.getvalue()).signature in {"changed", ""}


def test_two_signatures_are_as_good_as_the_worse(roots, authority):
    both = Authority().sign(authority.sign(PLAIN), "HaiChuKy")
    assert read_pdf(both).signature == "unknown"
    assert read_pdf(authority.sign(authority.sign(PLAIN), "HaiChuKy")).signature == "trusted"


# --- Texts ---
def test_the_words_of_a_file_are_read():
    facts = read_pdf(PLAIN)
    assert facts.state == "read"
    assert "Xom 3 va xom 5 di doi" in facts.text
    assert facts.first_page == facts.text


def test_a_scan_is_told():
    assert read_pdf(pdf("", "")).state == "scan"


def test_a_file_behind_a_password_is_told():
    writer = PdfWriter(clone_from=PdfReader(BytesIO(PLAIN)))
    writer.encrypt("bi mat", algorithm="AES-256")
    out = BytesIO()
    writer.write(out)
    assert read_pdf(out.getvalue()).state == "locked"


def test_a_file_that_only_may_not_be_changed_is_read():
    writer = PdfWriter(clone_from=PdfReader(BytesIO(PLAIN)))
    writer.encrypt("", "chu", algorithm="AES-256")
    out = BytesIO()
    writer.write(out)
    assert read_pdf(out.getvalue()).state == "read"


# --- Hostile files ---
@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"%PDF-1.7",
        b"%PDF-1.7\n" + b"\0" * 5000,
        PLAIN[: len(PLAIN) // 2].replace(b"Pages", b"Pagex"),
        assemble(["<< /Type /Catalog /Pages 1 0 R >>"]),
        assemble(["<< /Type /Catalog /Pages 2 0 R >>", "<< /Kids [2 0 R 2 0 R] /Count 9 >>"]),
        assemble(["<< /Type /Catalog /Pages 2 0 R >>", "<< /Kids 5 /Count (x) >>"]),
    ],
    ids=["empty", "head", "zeros", "half", "own-pages", "pages-in-pages", "nonsense"],
)
def test_broken_files_are_told(data):
    assert read_pdf(data).state in {"broken", "scan"}


def test_ten_thousand_pages_are_read_as_far_as_they_matter():
    started = time.monotonic()
    facts = read_pdf(pdf(*["Trang nay co chu, du de khong phai la anh quet"] * 10_000))
    assert facts.state == "read" and facts.is_cut
    assert facts.page_count == 10_000
    assert len(facts.text) <= door.MOST_LETTERS
    assert time.monotonic() - started < door.SECONDS


def test_a_file_that_unpacks_to_gigabytes_ends_itself(monkeypatch):
    monkeypatch.setattr(door, "MEMORY", 300 * 1024 * 1024)
    bomb = zlib.compress(b"(x) Tj " * 60_000_000, 9)
    stream = bomb.decode("latin-1")
    data = assemble(
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Resources << >> /Contents 4 0 R >>",
            f"<< /Length {len(bomb)} /Filter /FlateDecode >>\nstream\n{stream}\nendstream",
        ]
    )
    assert read_pdf(data).state in {"too_much", "broken", "scan"}


@pytest.mark.parametrize("clock", ["CPU_SECONDS", "SECONDS"])
def test_a_file_that_would_take_for_ever_is_given_up(monkeypatch, clock):
    monkeypatch.setattr(door, clock, 1)
    monkeypatch.setattr(door, "READING_SECONDS", 60)
    monkeypatch.setattr(door, "MOST_PAGES", 10**6)
    monkeypatch.setattr(door, "MOST_LETTERS", 10**9)
    started = time.monotonic()
    facts = read_pdf(pdf(*["Trang nay co chu, du de khong phai la anh quet"] * 20_000))
    assert facts == PdfFacts("too_much")
    assert time.monotonic() - started < 15


def test_a_file_larger_than_any_upload_is_not_even_read(monkeypatch):
    monkeypatch.setattr(door, "MOST_BYTES", 10)
    assert read_pdf(PLAIN) == PdfFacts("too_much")


def test_a_program_in_the_file_is_told_and_not_run():
    data = assemble(
        [
            "<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (app.alert(1)) >> >>",
            "<< /Type /Pages /Kids [] /Count 0 >>",
        ]
    )
    assert read_pdf(data).has_script
    assert not read_pdf(PLAIN).has_script


def test_what_is_read_holds_no_letters_that_a_database_refuses():
    assert worker._clean("a\x00b\ud800c\x0bd\n\n e ") == "a b c d\ne"


def test_the_process_knows_no_secret_of_the_server(monkeypatch):
    seen = {}

    def run(command, **kwargs):
        seen.update(kwargs)
        raise BrokenPipeError

    monkeypatch.setattr(door.subprocess, "run", run)
    monkeypatch.setenv("SECRET_KEY", "geheim")
    assert read_pdf(PLAIN).state == "too_much"
    assert set(seen["env"]) == {"PYTHONPATH", "LANG"}
