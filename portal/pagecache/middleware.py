"""Answers readers from the kept pages, before sessions, languages and views."""

from contextlib import contextmanager
from threading import Lock
from weakref import WeakValueDictionary

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.utils.cache import get_conditional_response, patch_cache_control

from portal.pagecache import entries, stamps
from portal.pagecache.clocks import next_change

ADMIN_PREFIXES = ("/admin/", "/_util/", "/static/", "/media/")
# Longer than any page takes; who waited so long makes the page himself.
PATIENCE = 5


class PageCacheMiddleware:
    """Keeps the pages that are the same for every reader (docs/adr/0009).

    Officers, who have a session, get each page made anew; forms and what hangs on
    a code say `no-store` and are never kept. Switched off by `PAGE_CACHE`.
    """

    def __init__(self, get_response):
        if not settings.PAGE_CACHE:
            raise MiddlewareNotUsed
        self.get_response = get_response
        self.locks = Locks()

    def __call__(self, request):
        if request.path_info.startswith(ADMIN_PREFIXES) or getattr(request, "is_dummy", False):
            return self.get_response(request)
        request.stamps = stamps.read(request._get_raw_host())
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            response = self.get_response(request)
            if not response.has_header("Cache-Control"):
                patch_cache_control(response, private=True, no_cache=True)
            return response
        if request.method not in ("GET", "HEAD"):
            return self.get_response(request)
        entries.without_trackers(request)
        key = entries.key_of(request, request.stamps)
        response = self._kept_or_made(key, request) if key else self._make(request)
        return self._finish(request, response)

    def _kept_or_made(self, key: str, request):
        entry = entries.find(key, request.stamps)
        if entry is None:
            with self.locks.hold(key) as waited:
                if waited:  # for another reader's page, which will do
                    request.stamps = stamps.read(request._get_raw_host())
                    entry = entries.find(key, request.stamps)
                if entry is None:
                    return self._make(request, key)
        return entry.answer()

    def _make(self, request, key: str | None = None):
        response = self.get_response(request)
        if hasattr(response, "render") and not response.is_rendered:
            response.render()
        if not entries.is_public(request, response):
            return response
        response.headers["ETag"] = entries.etag_of(response.content)
        if not response.has_header("Cache-Control"):
            patch_cache_control(response, public=True, max_age=0, s_maxage=settings.SHARED_MAX_AGE)
        if key and request.method == "GET" and entries.is_understood(request):
            entries.keep(key, request, response, next_change(request.frame))
        return response

    @staticmethod
    def _finish(request, response):
        """304 where the reader has this very page; files have been asked already."""
        etag = response.headers.get("ETag")
        if response.status_code != 200 or response.streaming or not etag:
            return response
        return get_conditional_response(request, etag=etag, response=response)


class Locks:
    """One lock a page, so that a process makes a page once for all who wait for it."""

    def __init__(self):
        self._guard = Lock()
        self._locks: WeakValueDictionary[str, Lock] = WeakValueDictionary()

    @contextmanager
    def hold(self, key: str):
        """Waits while another thread makes this page; True where it did.

        Who waited doesn't hold the lock: pages that aren't kept after all (a 404)
        must not be made one after the other.
        """
        with self._guard:
            lock = self._locks.get(key)
            if lock is None:
                lock = self._locks[key] = Lock()
        if lock.acquire(blocking=False):
            try:
                yield False
            finally:
                lock.release()
        else:
            if lock.acquire(timeout=PATIENCE):
                lock.release()
            yield True
