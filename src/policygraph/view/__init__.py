"""View: the interactive page, one HTML file that opens offline."""

from policygraph.view.notebook import show
from policygraph.view.page import write_page
from policygraph.view.pages import write_pages
from policygraph.view.select import select

__all__ = ["select", "show", "write_page", "write_pages"]
