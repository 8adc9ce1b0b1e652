"""Escaping for the two XML writers. Strings must have gone through ``clean``."""


def element_text(text: str) -> str:
    """Escaped for the inside of an element; a carriage return would be read back as a line feed."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")


def attribute(text: str) -> str:
    """Escaped for a value in double quotes; parsers turn bare line ends and tabs there into spaces."""
    return element_text(text).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")
