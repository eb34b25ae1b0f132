"""README.md of a release: what is in it, how to read it, how to check it."""

from collections.abc import Mapping, Sequence

from accord import __version__
from accord.export.model import Options
from accord.export.release.about import About
from accord.export.release.tables import Table
from accord.store.filters import Filter

_READ = """## Read it

```r
library(readr)                                   # R
events <- read_csv("data/events.csv", col_types = cols(cameo = "c"))
```

```python
import pandas as pd                              # Python
events = pd.read_parquet("data/events.parquet")
```

```sql
SELECT type, count(*) FROM 'data/events.parquet' GROUP BY type;   -- DuckDB
```

`datapackage.json` describes every file and column for machines (Frictionless Data Package), `codebook.md` for people.
A row of `events` is one *mention* of an event in one voice: filter on `factuality` and `side` before you count.

## Check it

```sh
sha256sum --check SHA256SUMS
```
"""


def readme(about: About, tables: Sequence[Table], counts: Mapping[str, int], asked: Filter, options: Options) -> str:
    """Give the text of README.md."""
    rows = "\n".join(f"| `data/{one.name}` | {counts[one.name]:,} | {one.description} |" for one in tables)
    chosen = "; ".join(f"{name} = {', '.join(values)}" for name, values in asked.params().items())
    facts = [
        f"- Version {about.version}" + (f", released on {about.day}" if about.day else ""),
        f"- Authors: {'; '.join(about.authors) or 'not given'}",
        f"- Licence: {about.licence or 'not given; ask the authors'}",
        *([f"- DOI: https://doi.org/{about.doi}"] if about.doi else []),
        f"- Coded by accord {__version__}; the table `runs` has the versions, settings and models of each run",
        f"- Events: {chosen or 'all of the store'}",
        "- Text: " + (_WITH_TEXT if options.text else _WITHOUT_TEXT),
    ]
    return "\n".join(
        [
            f"# {about.title}",
            "",
            *facts,
            "",
            "| file (.csv and .parquet) | rows | holds |",
            "|---|---|---|",
            rows,
            "",
            _READ,
        ]
    )


_WITH_TEXT = "the articles' texts are included; make sure that you may share them"
_WITHOUT_TEXT = (
    "left out. Offsets and SHA-256 hashes stay, so whoever has an article can find each sentence and check it"
)
