"""Short ways to write page bodies as plain data."""


def text(html: str) -> dict:
    """Paragraphs, headings and lists."""
    return {"type": "text", "value": html}


def figures(source: str, *pairs: tuple[str, str]) -> dict:
    """Large figures as (value, label)."""
    return {
        "type": "figures",
        "value": {
            "figures": [{"value": value, "label": label} for value, label in pairs],
            "source": source,
        },
    }


def table(caption: str, header: list[str], *rows: list[str]) -> dict:
    """A table with a row of headings."""
    return {
        "type": "table",
        "value": {
            "table_caption": caption,
            "first_row_is_table_header": True,
            "first_col_is_header": False,
            "table_header_choice": "row",
            "data": [header, *rows],
        },
    }


def steps(*pairs: tuple[str, str]) -> dict:
    """Numbered steps as (title, how)."""
    return {
        "type": "steps",
        "value": {"steps": [{"title": title, "text": how} for title, how in pairs]},
    }


def alert(level: str, heading: str, words: str) -> dict:
    """A note at one of the levels "info", "warn", "bad"."""
    return {"type": "alert", "value": {"level": level, "heading": heading, "text": words}}


def question(asked: str, answer: str) -> dict:
    """A question that opens to its answer."""
    return {"type": "questions", "value": {"question": asked, "answer": f"<p>{answer}</p>"}}


def picture(name: str, alt: str, caption: str = "") -> dict:
    """A demo picture by its file name; the loader puts the picture's key in its place."""
    return {"type": "figure", "value": {"image": name, "alt": alt, "caption": caption}}
