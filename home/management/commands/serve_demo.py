"""manage.py serve_demo: serves the demo and says where it is."""

from django.conf import settings
from django.contrib.staticfiles.management.commands.runserver import Command as RunServer
from wagtail.models import Site

from home.demo.officers import DEMO_PASSWORD, officers

# An account of each role; other communes have the same.
ROLES = {
    "thanhson-contributor": "cộng tác viên xã Thành Sơn: viết nháp",
    "thanhson-editor": "biên tập viên: đăng tin, trả lời câu hỏi",
    "thanhson-approver": "lãnh đạo duyệt",
    "thanhson-admin": "quản trị xã: cài đặt, cán bộ của xã",
    "tinh-editor": "biên tập tỉnh",
    "tinh-admin": "quản trị tỉnh: mở trang của xã, cán bộ các xã",
    "quantri": "vận hành máy chủ; việc hằng ngày không cần đến",
}


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
        line("")
        if settings.PRACTICE:
            line(f"  Vào từ cổng thật     {settings.PRACTICE_HOME}/admin/tap-lam/")
        else:
            self._tell_accounts(line)
        line("")
        line("  Dừng: Ctrl+C")

    def _tell_accounts(self, line):
        portal = Site.objects.get(is_default_site=True)
        line(f"  Quản trị             {portal.root_url}/admin/   (mật khẩu: {DEMO_PASSWORD})")
        for username, does in ROLES.items():
            line(f"    {username:<22} {does}")
        others = [one.username for one in officers().officer if one.username not in ROLES]
        line(f"    và {', '.join(others)}")
        line("    (người và tên đều là dữ liệu mẫu)")
