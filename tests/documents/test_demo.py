"""The sample documents: complete, idempotent, marked as such."""

import pytest
from django.test import TestCase

from communes.demo import COMMUNES
from communes.documents.demo import load
from communes.documents.demo.sample import FILES, samples_of
from communes.documents.models import OfficialDocumentPage, ReadingState, Signature
from portal.core.demo import DemoWorld
from tests.documents.test_registry import texts


@pytest.fixture(scope="module")
def small_demo(module_world):
    a, b = module_world.a, module_world.b
    demo = DemoWorld(module_world.portal, {"thanhson": a, "khanhhop": b}, lambda line: None)
    with TestCase.captureOnCommitCallbacks(execute=True):
        load(demo)
    return demo


def test_every_site_has_its_documents_and_repeating_makes_none_more(small_demo, world):
    load(small_demo)
    for place, key in ((world.portal, "portal"), (world.a, "thanhson"), (world.b, "khanhhop")):
        pages = OfficialDocumentPage.objects.descendant_of(place.home)
        assert pages.count() == len(samples_of(key)) >= 5
        assert not pages.filter(is_sample=False).exists()
        states = {page.reading.state for page in pages.select_related("file__reading")}
        assert states == {ReadingState.READ, ReadingState.SCAN}
        assert {page.reading.signature for page in pages} == {Signature.NONE}


def test_documents_that_matter_have_english(small_demo, world):
    pages = OfficialDocumentPage.objects.descendant_of(world.a.homes["en"]).live()
    assert len(pages) == sum(one.in_english for one in samples_of("thanhson"))
    page = pages.get(number="31/KH-UBND")
    assert page.title == "Plan 31/KH-UBND: Plan for disasters, search and rescue in 2026"
    html = texts(world.get(world.a.site, "/en/documents/2026/ke-hoach/31-kh-ubnd/"))
    assert "Chairperson of the Commune" in html
    assert page.posted_on == page.original.posted_on
    # Found by the words of the Vietnamese file, which no English result quotes.
    assert any("áo phao" in " ".join(text.split()) for text in page.plain_texts)
    assert not any("phao" in text for text in page.quotable_texts)
    assert any("phao" in text for text in page.original.quotable_texts)


@pytest.mark.parametrize("key", [*COMMUNES, "portal"])
def test_each_sample_has_its_file(key):
    samples = samples_of(key)
    assert len({one.number for one in samples}) == len(samples)
    for sample in samples:
        assert (FILES / sample.file_name(key)).exists(), sample.number
        assert len(sample.abstract) <= 600


def test_no_file_is_left_over():
    named = {one.file_name(key) for key in (*COMMUNES, "portal") for one in samples_of(key)}
    assert {path.name for path in FILES.iterdir()} == named
