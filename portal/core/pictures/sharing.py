"""The picture that a shared link shows, as Open Graph wants it."""

SHARE_SPEC = "fill-1200x630|format-jpeg|jpegquality-65"
SHARE_SIZE = (1200, 630)
