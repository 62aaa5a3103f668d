"""What becomes of a document stands in the register, and its paper can be checked."""

import hashlib

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command

from communes.documents.models import OfficialDocumentPage
from portal.core.addresses import page_path
from portal.register.models import RegisterEntry
from tests.documents.factories import issue, make_file, pdf, replacing
from tests.documents.test_registry import texts

CHECK = "/kiem-tra-van-ban/"


def told() -> list[tuple[str, str]]:
    return list(RegisterEntry.objects.order_by("sequence").values_list("action", "number"))


def publish(page):
    page.save_revision().publish()
    return OfficialDocumentPage.objects.get(pk=page.pk)


@pytest.fixture
def paper(world):
    """A document that went out."""
    return publish(issue(world.a, "Ứng phó mưa lũ", live=False))


def checked(world, place, value):
    return texts(world.get(place.site, f"{CHECK}?ma={value}"))


def sha256(page) -> str:
    with page.file.open_file() as file:
        return hashlib.sha256(file.read()).hexdigest()


def test_publishing_again_is_no_entry_but_another_word_or_file_is(world, paper):
    [entry] = RegisterEntry.objects.all()
    assert (entry.number, entry.sha256) == ("12/KH-UBND", sha256(paper))
    assert entry.address == world.a.site.root_url + page_path(paper)
    publish(paper)
    assert told() == [("published", "12/KH-UBND")]
    paper.abstract = "Ứng phó mưa lũ năm nay"
    publish(paper)
    paper.file.file = ContentFile(pdf("Ban khac"), name="khac.pdf")
    paper.file._set_document_file_metadata()
    paper.file.save()
    assert [action for action, _number in told()] == ["published", "corrected", "corrected"]
    # The newest stands first.
    assert RegisterEntry.objects.first().sha256 == sha256(paper)
    call_command("check_register", verbosity=0)


@pytest.mark.parametrize("how", ["unpublish", "delete"])
def test_what_is_taken_down_or_deleted_is_withdrawn(world, paper, how):
    known = sha256(paper)
    getattr(paper, how)()
    assert [action for action, _number in told()] == ["published", "withdrawn"]
    assert "Đã đăng, nay đã thu hồi" in checked(world, world.a, known)


def test_a_draft_and_a_translation_are_no_entries(world, paper):
    issue(world.a, "Chưa ban hành", number="13/KH-UBND", live=False).save_revision()
    assert told() == [("published", "12/KH-UBND")]


def test_the_paper_leads_to_its_check_by_a_code_and_another_is_not_known(world, paper):
    page = texts(world.get(world.a.site, page_path(paper)))
    html = world.get(world.a.site, page_path(paper)).content.decode()
    assert f"{CHECK}?ma={sha256(paper)}" in html
    assert "Đối chiếu với sổ đăng ký" in page
    assert paper.abstract in checked(world, world.a, sha256(paper))
    assert paper.abstract not in checked(world, world.b, sha256(paper))
    forged = hashlib.sha256(pdf("Ban gia")).hexdigest()
    assert paper.abstract not in checked(world, world.a, forged)


def test_the_check_says_how_it_stands_today(world, paper):
    assert "Hôm nay: còn hiệu lực." in checked(world, world.a, sha256(paper))
    publish(issue(world.a, "Mới", number="20/KH-UBND", live=False, relations=[replacing(paper)]))
    assert "Hôm nay: đã bị thay thế." in checked(world, world.a, sha256(paper))


def test_two_files_of_one_content_are_told_apart(world, paper):
    other = issue(
        world.a,
        number="14/KH-UBND",
        live=False,
        file=make_file(world.a, data=pdf("Ke hoach ung pho")),
    )
    publish(other)
    assert [number for _action, number in told()] == ["12/KH-UBND", "14/KH-UBND"]
