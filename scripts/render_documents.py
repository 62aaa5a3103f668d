#!/usr/bin/env python3
"""Makes the files of the sample documents from what the demo says of them.

    python scripts/render_documents.py            # all of them
    python scripts/render_documents.py 31-kh-ubnd # only those with such a number

A document that is a `scan` becomes a picture of its page within a PDF. Needs Playwright's Python
package and a Chromium (the environment variable CHROMIUM, else one on PATH); run it after
changing a text in communes/documents/demo.
"""

import base64
import os
import sys
from html import escape
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.test")

import django  # noqa: E402

django.setup()

from playwright.sync_api import sync_playwright  # noqa: E402
from render_art import find_chromium  # noqa: E402

from communes.documents.demo.sample import FILES, Sample, samples_of  # noqa: E402
from communes.documents.signals import FIRST_TYPES, TypeFile  # noqa: E402
from portal.core.data_files import read_data  # noqa: E402
from portal.core.text import slugify  # noqa: E402

BODIES = {
    "portal": ("UBND TỈNH NGHỆ AN", "Nghệ An"),
    "thanhson": ("UỶ BAN NHÂN DÂN XÃ THÀNH SƠN", "Thành Sơn"),
    "minhhop": ("UỶ BAN NHÂN DÂN XÃ MINH HỢP", "Minh Hợp"),
    "khanhhop": ("UỶ BAN NHÂN DÂN XÃ KHÁNH HỢP", "Khánh Hợp"),
}
STYLE = """
@page{size:A4;margin:20mm 18mm}
body{font:13pt/1.5 serif;margin:0}
table{width:100%;text-align:center;margin-bottom:12mm}
td{vertical-align:top;width:50%}
.about,.kind{text-align:center}.sign{text-align:right;margin-top:14mm}
.mark{border:1px solid;padding:2mm;margin-top:16mm;font-size:10pt}
"""


def page_of(key: str, sample: Sample) -> str:
    body, place = BODIES[key]
    names = {slugify(one.name): one.name for one in read_data(FIRST_TYPES, TypeFile).type}
    kind, day = names[sample.type], sample.issued_on
    about = sample.abstract
    about = about.removeprefix(kind).strip()
    about = about[:1].upper() + about[1:]
    texts = "".join(
        f"<p>{number}. {escape(text)}</p>" for number, text in enumerate(sample.text, 1)
    )
    return f"""<!doctype html><html lang="vi"><meta charset="utf-8">
<title>{escape(sample.number)}</title><style>{STYLE}</style><body>
<table><tr><td>{escape((sample.issuer or body).upper())}<br>Số: {escape(sample.number)}</td>
<td>CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Độc lập - Tự do - Hạnh phúc<br>
{place}, ngày {day.day} tháng {day.month} năm {day.year}</td></tr></table>
<p class="kind">{kind.upper()}</p><p class="about">{escape(about)}</p>{texts}
<p class="sign">{escape(sample.signer_title.upper())}</p>
<p class="mark">Dữ liệu mẫu: văn bản này được viết ra để minh hoạ.</p></body></html>"""


def main() -> None:
    wanted = sys.argv[1:]
    FILES.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 794, "height": 1123})
        for key in BODIES:
            for sample in samples_of(key):
                name = sample.file_name(key)
                if wanted and not any(one in name for one in wanted):
                    continue
                page.set_content(page_of(key, sample))
                if sample.scan:
                    picture = page.screenshot(type="jpeg", quality=45)
                    data = base64.b64encode(picture).decode()
                    page.set_content(
                        "<style>@page{margin:0}body{margin:0}img{display:block;width:100%;height:295mm}</style>"
                        f'<img alt="" src="data:image/jpeg;base64,{data}">'
                    )
                page.pdf(path=FILES / name, format="A4", tagged=False, prefer_css_page_size=True)
                print(name, (FILES / name).stat().st_size)
        browser.close()


if __name__ == "__main__":
    main()
