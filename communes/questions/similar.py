"""Answers that the same commune has published to questions like one that came in."""

from collections import Counter

from communes.questions.models import Question, QuestionPage
from portal.core.querysets import below
from portal.core.text import word_pairs

SHOWN = 3
# More than a commune answers in years; what is older is no model for an answer.
LOOKED_THROUGH = 300
# As much as what few others ask about, too.
SAME_TOPIC = 0.5
ENOUGH = 1.0


def similar_answers(question: Question) -> list[QuestionPage]:
    """Published answers of its commune, the most alike first; one query.

    What many of them say counts little. Of what was asked, the officers' words are compared.
    """
    asked = word_pairs(question.text)
    root = question.site.root_page
    pages = QuestionPage.objects.live().filter(below([root.path]), locale_id=root.locale_id)
    pages = pages.select_related("locale").order_by("-answered_at")
    if question.published_page_id:
        pages = pages.exclude(pk=question.published_page_id)
    said = {
        page: word_pairs(f"{page.title} {page.question_public}") & asked
        for page in pages[:LOOKED_THROUGH]
    }
    common = Counter(pair for pairs in said.values() for pair in pairs)
    scores = {}
    for page, pairs in said.items():
        is_same = question.topic_id and page.topic_id == question.topic_id
        score = sum(1 / common[pair] for pair in pairs) + (SAME_TOPIC if is_same and pairs else 0)
        # Two words that stand together by chance are no likeness.
        if score >= ENOUGH and (len(pairs) > 1 or is_same):
            scores[page] = score
    return sorted(scores, key=lambda page: -scores[page])[:SHOWN]
