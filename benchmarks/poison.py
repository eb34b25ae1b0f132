"""Read a mixture of pages of every format, some of them poison, and see whether exactly the poison fails.

    python benchmarks/poison.py [--pages N] [--poison SHARE]

Writes the pages, reads them with `accord read`, and compares the store with what was written. The pipeline stops after
the article (tests/light.py): a stub in the place of the language steps, which would take hours and change nothing here.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import duckdb

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from made import sentence  # noqa: E402 - it lies beside the tests
from mixture import Mixture, write_mixture  # noqa: E402


def main() -> int:
    """Write, read, compare; gives 1 where anything but the poison failed, or any of it did not."""
    parser = argparse.ArgumentParser(description="Read a mixture of good pages and poison.")
    parser.add_argument("--pages", type=int, default=10_000)
    parser.add_argument("--poison", type=float, default=0.05, help="share of the pages")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        mixture = write_mixture(Path(folder) / "pages", pages=options.pages, poison=options.poison)
        store = Path(folder) / "store.duckdb"
        light = [sys.executable, str(ROOT / "tests" / "light.py"), "read", f"{folder}/pages"]
        started = time.perf_counter()
        done = subprocess.run([*light, "--store", str(store), "--json"], capture_output=True, check=False)
        wall = time.perf_counter() - started
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        found = _compare(store, mixture)
    found |= {
        "exit_code": done.returncode,
        "cpu_s": round(used.ru_utime + used.ru_stime, 1),
        "wall_s": round(wall, 1),
        "peak_mb": round(used.ru_maxrss / 1024),
    }
    print(json.dumps({"pages": options.pages, "poison": len(mixture.poison), **found}))
    return int(bool(done.returncode or found["missing"] or found["wrong_failures"] or found["poison_read"]))


def _compare(store: Path, mixture: Mixture) -> dict[str, object]:
    with duckdb.connect(str(store), read_only=True) as connection:
        texts = "\n".join(text for (text,) in connection.execute("SELECT text FROM articles").fetchall())
        count = connection.execute("SELECT count(*) FROM articles").fetchall()[0][0]
        failed = {ref for (ref,) in connection.execute("SELECT source_ref FROM failures").fetchall()}
        codes = dict(connection.execute("SELECT code, count(*) FROM failures GROUP BY code ORDER BY code").fetchall())
    return {
        "articles": count,
        "missing": sum(sentence(3 * number) not in texts for number in mixture.good),
        "wrong_failures": len(failed - mixture.poison),
        "poison_read": len(mixture.poison - failed),
        "codes": codes,
    }


if __name__ == "__main__":
    sys.exit(main())
