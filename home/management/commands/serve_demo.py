"""manage.py serve_demo: serves the demo and says where it is."""

from django.conf import settings
from django.contrib.staticfiles.management.commands.runserver import Command as RunServer
from wagtail.models import Site

from home.management.commands.load_demo import DEMO_PASSWORD


class Command(RunServer):
    help = "Serves the demo on your machine, with the addresses and the demo log-ins."

    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.add_argument("--port", default=str(settings.PORTAL_PORT))
        parser.set_defaults(use_reloader=False)

    def handle(self, *args, **options):
        options["addrport"] = options["addrport"] or options["port"]
        super().handle(*args, **options)

    def on_bind(self, server_port):
        """Called as the server begins to listen."""
        line = self.stdout.write
        line("")
        for site in Site.objects.order_by("-is_default_site", "id"):
            line(f"  {site.site_name:<20} {site.root_url}/")
        portal = Site.objects.get(is_default_site=True)
        line("")
        line(f"  Quản trị             {portal.root_url}/admin/   (mật khẩu: {DEMO_PASSWORD})")
        line("    thanhson-editor    biên tập viên xã Thành Sơn; cũng có minhhop-…, khanhhop-…")
        line("    thanhson-admin     quản trị xã; -approver duyệt, -contributor viết nháp")
        line("    tinh-editor        biên tập tỉnh · tinh-admin quản trị tỉnh · quantri vận hành")
        line("")
        line("  Dừng: Ctrl+C")
