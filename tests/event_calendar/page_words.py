"""What people see of a part of a page."""

from bs4 import Tag


def words(tag: Tag) -> str:
    """The visible words of a tag with plain blanks."""
    for hidden in tag.select(".visually-hidden"):
        hidden.extract()
    return " ".join(tag.get_text(" ", strip=True).replace("\u00a0", " ").split())
