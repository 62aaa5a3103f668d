"""What is served of a site's pages and files, and to whom."""

from wagtail import hooks

from portal.sites.documents import refuse_hidden_file

hooks.register("before_serve_document", refuse_hidden_file)


@hooks.register("before_serve_page")
def serve_in_frame(page, request, serve_args, serve_kwargs):
    """A page that readers open is kept for the next one, unless it says `no-store`."""
    page.frame = request.frame
    request.frame.may_be_kept = True
