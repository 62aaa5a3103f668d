"""Lists that readers narrow, order, page through and search: the one pattern for all of them."""
