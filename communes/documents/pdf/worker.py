"""Reads one untrusted PDF in a process of its own, which may be killed at any moment.

Run by `communes.documents.pdf.reading`, never imported by a server: the file comes on standard
input, what was found goes out as lines of JSON, one as soon as it is known. Django isn't loaded,
nothing is fetched, no script of the file is run.
"""

import io
import json
import resource
import signal
import sys
import time
from pathlib import Path
from typing import Any

from asn1crypto import pem, x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext
from pypdf import PageObject, PdfReader
from pypdf.generic import NameObject

ROOT_FILES = (".pem", ".crt", ".cer", ".der")
# A page of which fewer letters are read than that is a picture of a page.
LETTERS_OF_A_SCAN = 25


def bound(memory: int, seconds: int, clock: int) -> None:
    """Has this process end where it takes more memory (bytes), or more seconds of the processor
    or by the clock."""
    signal.alarm(clock)
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def tell(found: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(found) + "\n")
    sys.stdout.flush()


# --- The signature ---
def roots_in(folder: str) -> list[x509.Certificate]:
    """The root certificates of a folder, as PEM or DER; a file that is none is passed over."""
    paths = sorted(Path(folder).iterdir()) if folder and Path(folder).is_dir() else []
    found = []
    for path in paths:
        if path.suffix.lower() in ROOT_FILES:
            found += _certificates(path.read_bytes())
    return found


def _certificates(data: bytes) -> list[x509.Certificate]:
    try:
        armoured = pem.unarmor(data, multiple=True) if pem.detect(data) else ()
        found = [x509.Certificate.load(part) for part in [one[2] for one in armoured] or [data]]
        # Read through: what is no certificate fails here.
        return [one for one in found if one.subject.native is not None]
    except ValueError:
        return []


def signature_of(data: bytes, roots: list[x509.Certificate]) -> dict[str, Any]:
    """What is known of the signatures of a PDF: the worst of them counts, the last one is told.

    Raises what pyHanko raises for a file that it can't read.
    """
    reader = PdfFileReader(io.BytesIO(data), strict=False)
    if reader.encrypted:
        reader.decrypt(b"")
    signatures = reader.embedded_regular_signatures
    if not signatures:
        return {"signature": "none"}
    states, told = [], {}
    for one in signatures:
        moment = one.self_reported_timestamp
        context: dict[str, Any] = {"moment": moment} if moment else {}
        status = validate_pdf_signature(
            one,
            ValidationContext(
                trust_roots=roots, allow_fetching=False, revocation_mode="soft-fail", **context
            ),
        )
        is_whole = status.intact and status.valid
        is_same = status.modification_level != ModificationLevel.OTHER
        is_trusted = status.trusted and not status.revoked
        states.append(
            "changed" if not (is_whole and is_same) else "trusted" if is_trusted else "unknown"
        )
        told = {
            "signer": _name_of(one.signer_cert),
            "signed_at": moment.isoformat() if moment and moment.tzinfo else "",
        }
    worst = next(one for one in ("changed", "unknown", "trusted") if one in states)
    return {"signature": worst, **told}


def _name_of(certificate: x509.Certificate) -> str:
    names = certificate.subject.native
    found = names.get("common_name") or names.get("organization_name") or ""
    return str(found[0] if isinstance(found, list) else found)[:200]


# --- The text ---
def text_of(data: bytes, most_pages: int, most_letters: int, seconds: float) -> dict[str, Any]:
    """State, number of pages and text of a PDF, as far as they are read within the limits.

    Raises what pypdf raises for a file that can't be read.
    """
    until = time.monotonic() + seconds
    reader = PdfReader(io.BytesIO(data), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        return {"state": "locked"}
    count = _page_count(reader)
    found: dict[str, Any] = {"page_count": count, "has_script": _has_script(reader, data)}
    texts: list[str] = []
    letters, is_cut = 0, False
    for number, page in enumerate(_pages(reader)):
        if number >= most_pages or letters >= most_letters or time.monotonic() > until:
            is_cut = True
            break
        text = _clean(page.extract_text())
        texts.append(text)
        letters += len(text)
    if not texts:
        return found | {"state": "too_much" if is_cut else "broken"}
    is_scan = sum(map(len, texts)) < LETTERS_OF_A_SCAN * len(texts)
    text = "\n".join(texts)
    return found | {
        "state": "scan" if is_scan else "read",
        "text": text[:most_letters].strip(),
        "first_page": texts[0][:most_letters],
        "is_cut": is_cut or len(text) > most_letters,
    }


def _page_count(reader: PdfReader) -> int:
    """As the file says, without walking through all its pages."""
    pages: Any = reader.root_object["/Pages"].get_object()
    count = pages.get("/Count", 0)
    return min(max(int(count), 0), 1_000_000)


def _pages(reader: PdfReader):
    """The pages one after the other: a list of them would read ten thousand first."""
    waiting: list[tuple[Any, int]] = [(reader.root_object["/Pages"].get_object(), 0)]
    seen: set[int] = set()
    while waiting:
        node, depth = waiting.pop()
        if id(node) in seen or depth > 50:
            continue
        seen.add(id(node))
        if "/Kids" in node:
            kids = [kid.get_object() for kid in node["/Kids"]]
            for kid in reversed(kids):
                if "/Resources" not in kid and "/Resources" in node:
                    kid[NameObject("/Resources")] = node["/Resources"]
                waiting.append((kid, depth + 1))
        else:
            yield _as_page(reader, node)


def _as_page(reader: PdfReader, node):
    page = PageObject(reader)
    page.update(node)
    return page


def _has_script(reader: PdfReader, data: bytes) -> bool:
    """Whether the file holds a program that some readers would run."""
    root = reader.root_object
    names = root.get("/Names", {}).get_object() if root.get("/Names") else {}
    first = root.get("/OpenAction")
    opens = first.get_object() if first else {}
    return (
        "/JavaScript" in names
        or b"/JavaScript" in data
        or (isinstance(opens, dict) and opens.get("/S") == "/JavaScript")
    )


def _clean(text: str) -> str:
    """Without what no text of ours may hold: controls, halves of characters."""
    plain = "".join(char if char.isprintable() or char == "\n" else " " for char in text)
    plain = plain.encode("utf-8", "ignore").decode()
    lines = (" ".join(line.split()) for line in plain.splitlines())
    return "\n".join(line for line in lines if line)


def main() -> None:
    """Reads standard input within the limits that the command line tells (JSON)."""
    limits = json.loads(sys.argv[1])
    bound(limits["memory"], limits["cpu"], limits["clock"])
    data = sys.stdin.buffer.read()
    # Whatever a library says of a broken file: the file is broken.
    try:
        tell(text_of(data, limits["pages"], limits["letters"], limits["seconds"]))
    except MemoryError:
        tell({"state": "too_much"})
    except Exception as error:  # noqa: BLE001
        tell({"state": "broken", "error": type(error).__name__})
    try:
        tell(signature_of(data, roots_in(limits["roots"])))
    except MemoryError:
        tell({"signature": ""})
    except Exception as error:  # noqa: BLE001
        tell({"signature": "", "error": type(error).__name__})


if __name__ == "__main__":
    main()
