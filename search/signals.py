"""What happens on its own."""

from search.defaults import SYNONYMS


def fill_synonyms(using="default", **_kwargs) -> None:
    """Gives a new installation its first synonyms; the province changes them as it likes."""
    from search.analysis import folded_words
    from search.models import Synonym

    synonyms = Synonym.objects.using(using)
    if synonyms.exists():
        return
    synonyms.bulk_create(
        Synonym(term=term, meanings=meanings, key=" ".join(folded_words(term)))
        for term, meanings in SYNONYMS.items()
    )
