"""What accord says of itself to every server."""

from importlib.metadata import version

from accord.errors import ConfigError

PRODUCT = "accord"  # the name that robots.txt may speak to


def user_agent(contact: str) -> str:
    """Give the user agent with the contact of who runs it; raises ConfigError for a contact no header can hold."""
    contact = contact.strip()
    if not contact:
        return f"{PRODUCT}/{version('accord')} (news reader)"
    if not contact.isascii() or not contact.isprintable() or "(" in contact or ")" in contact:
        raise ConfigError(f"[web] contact must be a web or mail address in plain ASCII, not {contact!r}")
    return f"{PRODUCT}/{version('accord')} (news reader; +{contact})"
