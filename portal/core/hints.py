"""Names that stand in annotations, and what only who checks types has to know."""

from typing import TYPE_CHECKING, Any

from django.utils.functional import Promise

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    # A text, or one that is translated when it is shown (`gettext_lazy`).
    Text = str | _StrPromise

    class Host(Any):
        """What a mixin is mixed into, where that is a class of a library without types."""
else:
    Text = str | Promise
    Host = object
