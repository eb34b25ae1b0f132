"""Which addresses may be reached, and which URLs may be asked for."""

import contextlib
import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.errors import ConfigError, PageError
from accord.sources.web.addresses import gate
from accord.sources.web.urls import canonical, joined, target

PUBLIC = ["1.1.1.1", "93.184.216.34", "2606:4700::1111", "::ffff:1.1.1.1", "2002:101:101::1"]


@pytest.mark.parametrize("address", PUBLIC)
def test_public_addresses_may_be_reached(address: str) -> None:
    assert gate([]).refuses(address) is None


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("127.8.9.1", "this machine itself"),
        ("::1", "this machine itself"),
        ("::ffff:127.0.0.1", "this machine itself"),
        ("::127.0.0.1", "this machine itself"),
        ("64:ff9b::127.0.0.1", "this machine itself"),
        ("2002:7f00:1::", "this machine itself"),
        ("169.254.169.254", "a link-local address"),
        ("fe80::1%eth0", "a link-local address"),
        ("10.9.8.7", "an address of a private network"),
        ("fd12::1", "an address of a private network"),
        ("239.255.255.250", "a multicast address"),
        ("ff02::fb", "a multicast address"),
        ("0.0.0.0", "no address of a machine"),
        ("::", "no address of a machine"),
        ("100.64.0.1", "no public address"),
        ("not an address", "no address"),
    ],
)
def test_other_addresses_are_refused_with_the_reason(address: str, reason: str) -> None:
    assert gate([]).refuses(address) == reason


@given(st.ip_addresses())
def test_nothing_is_let_in_that_python_does_not_take_for_public(address: ipaddress.IPv4Address) -> None:
    if gate([]).refuses(str(address)) is None:
        assert address.is_global or getattr(address, "ipv4_mapped", None) or getattr(address, "sixtofour", None)
        assert not address.is_multicast


@given(st.ip_addresses(v=4))
def test_ipv4_inside_ipv6_is_judged_like_ipv4(address: ipaddress.IPv4Address) -> None:
    alone = gate([]).refuses(str(address))
    assert gate([]).refuses(f"::ffff:{address}") == alone
    assert gate([]).refuses(f"64:ff9b::{address}") == alone


def test_the_user_may_let_a_network_in_and_no_other() -> None:
    one = gate(["10.1.0.0/16", "::1"])
    assert one.refuses("10.1.2.3") is None
    assert one.refuses("::1") is None
    assert one.refuses("10.2.0.1") == "an address of a private network"


@pytest.mark.parametrize("wrong", ["localhost", "10.0.0.0/99", ""])
def test_what_is_no_network_is_a_wrong_configuration(wrong: str) -> None:
    with pytest.raises(ConfigError, match=r"\[web\] allow"):
        gate([wrong])


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("file:///etc/passwd", "refused_address"),
        ("FTP://a.example/", "refused_address"),
        ("news.example/a", "refused_address"),
        ("https://me:pass@a.example/", "refused_address"),
        ("https://a.example:22/", "refused_address"),
        ("https:///a", "bad_url"),
        ("https://a.example:99999/", "bad_url"),
        ("https://a%0d%0ab/", "bad_url"),
        ("https://a.example/\r\nX-Evil: 1", "bad_url"),
        ("https://a.example/" + "a" * 5000, "bad_url"),
        ("", "refused_address"),
    ],
)
def test_what_cannot_be_asked_for_is_refused(url: str, code: str) -> None:
    with pytest.raises(PageError) as caught:
        target(url)
    assert caught.value.code == code
    assert "pass@" not in caught.value.detail


@given(st.text(max_size=60))
def test_whatever_is_named_is_a_web_address_or_refused(text: str) -> None:
    for url in (text, f"http://{text}", f"https://a.example/{text}"):
        with contextlib.suppress(PageError):
            found = target(url)
            assert found.scheme in {"http", "https"}
            assert found.host
            assert not {b"\r", b"\n", b" "} & {
                found.raw_path[place : place + 1] for place in range(len(found.raw_path))
            }


def test_a_part_of_a_page_is_not_asked_for() -> None:
    assert str(target("https://a.example/x#part")) == "https://a.example/x"


def test_where_a_redirect_leads_is_read_from_where_it_stands() -> None:
    base = target("https://a.example/x/y?z")
    assert str(joined(base, "../w")) == "https://a.example/w"
    assert str(joined(base, "//b.example/")) == "https://b.example/"


@pytest.mark.parametrize(
    "spelling",
    [
        "https://a.example/story?id=7&b=1",
        "HTTPS://A.example:443/x/../story?b=1&id=7#top",
        "https://a.example/story?utm_source=mail&b=1&id=7&fbclid=9",
    ],
)
def test_one_page_has_one_spelling(spelling: str) -> None:
    assert canonical(spelling) == "https://a.example/story?b=1&id=7"
