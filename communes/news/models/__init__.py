from communes.news.models.event import EventPage
from communes.news.models.index import NewsIndexPage
from communes.news.models.news import NewsPage, NewsPicture

__all__ = ["EventPage", "NewsIndexPage", "NewsPage", "NewsPicture"]
