"""Two communes that fare well or badly, and the report that tells."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.utils import timezone

from tests.questions.conftest import make_question, published

__all__ = ["make_question", "published"]

REPORT = "/admin/reports/tinh-hinh-cac-xa/"


def text_of(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


@pytest.fixture
def report(world):
    """The rows of the report by the name of the commune, in their order: HTML of each."""

    def rows(query="", user=None) -> dict[str, str]:
        client = world.admin_client(user or world.officer(world.portal, "admin"))
        response = client.get(f"{REPORT}{query}")
        assert response.status_code == 200, query
        html = response.content.decode()
        body = html.split("<tbody>")[1].split("</tbody>")[0] if "<tbody>" in html else ""
        found = re.findall(r"<tr.*?</tr>", body, re.S)
        names = [text_of(re.findall(r"<td[^>]*title.*?</td>", row, re.S)[0]) for row in found]
        return dict(zip(names, found, strict=True))

    return rows


@pytest.fixture
def answer(make_question):
    """A question that was answered some days after it came, privately."""

    def make(commune, days: float, *, ago=20, **values):
        at = timezone.now() - timedelta(days=ago)
        question = make_question(commune, at=at, **values)
        question.answer, question.answered_post = "<p>Được.</p>", "Văn phòng"
        question.answer_privately(at=at + timedelta(days=days))
        return question

    return make
