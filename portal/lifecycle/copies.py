"""What becomes of a copy: it keeps the words, not the address, the times or the mark of a sample.

Page types say in `start_afresh` what a copy of theirs leaves behind.
"""

from wagtail.models import Page


def start_afresh(copy: Page, user) -> None:
    """Saves a copy without what was the original's alone, both the page and its draft."""
    draft = copy.get_latest_revision_as_object()
    for version in (copy, draft):
        version.start_afresh()
    copy.save(clean=False)
    if copy.latest_revision_id:
        draft.save_revision(user=user, changed=False, clean=False)
