"""Whether a session still holds, and the page of who came back: for forms that stand open."""

from django.contrib.auth.views import redirect_to_login
from django.http import JsonResponse
from django.middleware.csrf import get_token
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django.views.generic import TemplateView


@never_cache
@require_safe
def session_standing(request):
    """Whose session it is (null: nobody's), with a token for their forms.

    Writes nothing, and is no action that makes the session longer (`middleware.BY_ITSELF`).
    """
    return JsonResponse({"user": request.user.pk, "token": get_token(request)})


@method_decorator(never_cache, name="dispatch")
class BackView(TemplateView):
    """Says that the log-in is done and the form can be gone back to.

    `nguoi` is whose form it is: another account can't save it.
    """

    template_name = "login/back.html"

    def dispatch(self, request, *args, **kwargs):
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path(), "wagtailadmin_login")
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        wanted = self.request.GET.get("nguoi", "")
        is_same = wanted in ("", str(self.request.user.pk))
        return super().get_context_data(**kwargs) | {"is_same": is_same}
