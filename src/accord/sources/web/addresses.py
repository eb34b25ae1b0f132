"""Which addresses may be reached: the public internet, and what the user allows besides."""

import ipaddress
import socket
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from accord.errors import ConfigError, PageError
from accord.sources.failures import STEP

type Address = ipaddress.IPv4Address | ipaddress.IPv6Address
type Network = ipaddress.IPv4Network | ipaddress.IPv6Network
type Resolver = Callable[[str, int], Sequence[str]]

# IPv6 addresses whose last bits are an IPv4 address that a gateway would go on to.
_CARRIERS = (ipaddress.IPv6Network("64:ff9b::/96"), ipaddress.IPv6Network("::/96"))

_REASONS = (
    ("is_loopback", "this machine itself"),
    ("is_link_local", "a link-local address"),
    ("is_multicast", "a multicast address"),
    ("is_unspecified", "no address of a machine"),
    ("is_private", "an address of a private network"),
    ("is_reserved", "a reserved address"),
)


def resolve(host: str, port: int) -> Sequence[str]:
    """Give the addresses of a host, as the system finds them; raises OSError or UnicodeError when it has none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """Says which addresses may be reached."""

    allowed: tuple[Network, ...] = ()

    def check(self, host: str, addresses: Iterable[str]) -> None:
        """Raise PageError (`refused_address`) when one of the host's addresses may not be reached.

        One bad answer spoils the rest: a name that is both public and private is set up to deceive.
        """
        for text in addresses:
            if reason := self.refuses(text):
                says = f"{host} is {reason} ({text}); [web] allow in the configuration can let it in"
                raise PageError(STEP, "refused_address", says)

    def refuses(self, text: str) -> str | None:
        """Say what an address is that may not be reached; None for one that may."""
        try:
            address = _effective(ipaddress.ip_address(text))
        except ValueError:
            return "no address"
        if any(address in network for network in self.allowed):
            return None
        for flag, reason in _REASONS:
            if getattr(address, flag):
                return reason
        return None if address.is_global else "no public address"


def gate(allowed: Iterable[str]) -> Gate:
    """Make a gate from networks as the configuration writes them; raises ConfigError for what is none."""
    networks = []
    for text in allowed:
        try:
            networks.append(ipaddress.ip_network(text, strict=False))
        except ValueError as error:
            message = f'[web] allow: {text!r} is no address and no network such as "10.1.0.0/16"'
            raise ConfigError(message) from error
    return Gate(allowed=tuple(networks))


def _effective(address: Address) -> Address:
    """Give the address that a packet would end at: IPv4 inside IPv6 is IPv4."""
    if isinstance(address, ipaddress.IPv4Address):
        return address
    inner = address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
    if inner is None and int(address) > 1 and any(address in carrier for carrier in _CARRIERS):
        inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return inner or address
