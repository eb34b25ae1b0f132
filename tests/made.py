"""Pages and archives that tests, fuzzing and benchmarks make for themselves."""

import random

_PLACES = ("Bergen", "Lima", "Tunis", "Lagos", "Quito", "Hanoi", "Malta", "Accra", "Riga", "Doha")
_OFFICES = ("the harbour union", "the water ministry", "the city council", "the fishing fleet", "the rail company")
_DEEDS = ("called a strike", "signed an agreement", "refused an inquiry", "closed the northern gate", "promised money")
_WORDS = (
    "a week of talks in the old town hall ended late on Tuesday and nobody who took part would say what came of it",
    "people who live near the river said that they had waited since the spring for an answer to their letters",
    "the office added that a longer statement would follow once the lawyers of both sides had read the papers",
)


def sentence(number: int) -> str:
    """Make a sentence of news; each number gives another."""
    rng = random.Random(number)
    who, what, where = rng.choice(_OFFICES), rng.choice(_DEEDS), rng.choice(_PLACES)
    return f"{who.capitalize()} {what} in {where} on Monday, the spokesman of group {number} said."


def story(number: int) -> str:
    """Make a short article of three paragraphs."""
    rng = random.Random(number)
    return "\n\n".join(f"{sentence(3 * number + part)} Later {rng.choice(_WORDS)}." for part in range(3))


def web_page(number: int, *, language: str = "en", padding: int = 0) -> bytes:
    """Make a web page that holds `story(number)`, with so many bytes of script beside it."""
    paragraphs = "".join(f"<p>{part}</p>" for part in story(number).split("\n\n"))
    # Of random signs, which pack two to one: what repeats itself would make every archive a small file.
    script = f"<script>/*{random.Random(number).randbytes(padding // 2).hex()}*/</script>" if padding else ""
    return (
        f'<!doctype html><html lang="{language}"><head><title>News of group {number}</title>{script}'
        f'<meta property="article:published_time" content="2024-05-02T08:00:00Z"></head>'
        f"<body><nav>Home World Sport</nav><article><h1>News of group {number}</h1>{paragraphs}</article></body></html>"
    ).encode()


def warc_record(
    url: str | None,
    body: bytes,
    *,
    status: str = "200 OK",
    media_type: str = "text/html; charset=utf-8",
    http: str = "",
    kind: str = "response",
    length: int | None = None,
) -> bytes:
    """Make one record of a web archive; `http` holds further header lines, each with its line end."""
    head = f"HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\n{http}\r\n".encode()
    content = head + body
    address = f"WARC-Target-URI: {url}\r\n" if url else ""
    fields = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Date: 2024-05-03T10:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{len(content):012d}>\r\n{address}"
        f"Content-Type: application/http; msgtype={kind}\r\nContent-Length: {length or len(content)}\r\n\r\n"
    )
    return fields.encode() + content + b"\r\n\r\n"


def mhtml(page: bytes, *, url: str = "https://saved.example/a", charset: str = "utf-8", extra: str = "") -> bytes:
    """Make an MHTML file as a browser saves it."""
    import base64

    return (
        f"From: <Saved by a browser>\r\nSnapshot-Content-Location: {url}\r\nSubject: saved\r\n"
        f"Date: Fri, 3 May 2024 10:00:00 +0200\r\nMIME-Version: 1.0\r\n{extra}"
        'Content-Type: multipart/related; type="text/html"; boundary="----line"\r\n\r\n'
        "------line\r\nContent-Type: text/css\r\n\r\nbody {}\r\n"
        f'------line\r\nContent-Type: text/html; charset="{charset}"\r\nContent-Transfer-Encoding: base64\r\n'
        f"Content-Location: {url}\r\n\r\n{base64.encodebytes(page).decode()}\r\n------line--\r\n"
    ).encode()
