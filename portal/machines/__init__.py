"""What programs fetch beside pages: feeds, calendars, sitemaps, QR codes, well-known addresses."""
