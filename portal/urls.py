"""Where every address leads. Pages come last: the tree owns what is left."""

from django.apps import apps
from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.utils.module_loading import module_has_submodule
from django.views.static import serve as serve_file
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from portal.offline.views import service_worker
from portal.practice.views import EnterView
from portal.previews.public import page_preview
from portal.sites.documents import serve_document
from portal.sites.views import health
from portal.staff.views.accepting import InvitationView

# Features stand in these packages; the `urls` of each join by themselves.
FEATURES = ("communes", "products")

handler400 = "portal.sites.views.bad_request"
handler403 = "portal.sites.views.permission_denied"
handler404 = "portal.sites.views.page_not_found"
handler500 = "portal.sites.views.server_error"


def feature_urls() -> list:
    """The addresses of the features, in the order of INSTALLED_APPS."""
    return [
        path("", include(f"{config.name}.urls"))
        for config in apps.get_app_configs()
        if config.name.partition(".")[0] in FEATURES and module_has_submodule(config.module, "urls")
    ]


urlpatterns = [
    path("khoe/", health, name="health"),
    path("sw.js", service_worker, name="service_worker"),
    path("", include("portal.machines.urls")),
    # Before Wagtail's: some of its addresses are answered by views of ours.
    path("admin/", include("portal.login.urls")),
    # Beside the admin's own addresses: who is invited can't log in yet.
    path("admin/loi-moi/<str:token>/", InvitationView.as_view(), name="staff_invitation"),
    path("admin/tap-lam/vao/", EnterView.as_view(), name="practice_enter"),
    path("admin/", include(wagtailadmin_urls)),
    # In no language: the draft brings its own.
    path("xem-truoc/<str:token>/", page_preview, name="page_preview"),
    re_path(r"^tep/(\d+)/(.*)$", serve_document, name="wagtaildocs_serve"),
    path("tep/", include(wagtaildocs_urls)),
]
if getattr(settings, "SERVE_MEDIA", False):
    # On embedded defaults only: a province's web server serves these itself.
    urlpatterns += [
        # Documents have a view of their own, which knows what is internal.
        re_path(
            r"^media/(?!documents/)(?P<path>.*)$",
            serve_file,
            {"document_root": settings.MEDIA_ROOT},
        )
    ]

urlpatterns += i18n_patterns(
    path("", include("search.urls")),
    path("", include("portal.votes.urls")),
    path("", include("portal.offline.urls")),
    path("", include("portal.kiosk.urls")),
    path("", include("portal.open_data.urls")),
    path("", include("portal.register.urls")),
    *feature_urls(),
    path("", include(wagtail_urls)),
    prefix_default_language=False,
)
