"""Write the trained network as int8 ONNX: the last step.

    python models/network/export.py NETWORK.pt ENCODER_DIR src/accord/learned/data/network.onnx

The word pieces' vectors are not in it: `accord.learned` holds them once for all networks.
Per-channel weights and reduced range: without them AVX2 machines lose about a point (research notes,
`models.md`). Prints the sha256 for the model card.
"""

import hashlib
import sys
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn
from train import Network


def main() -> None:
    """Export the weights named on the command line."""
    weights, encoder, out = sys.argv[1:4]
    model = Network(encoder, attention="eager")
    model.load_state_dict(torch.load(weights, map_location="cpu"), strict=False)
    model.eval()
    words = model.encoder.embeddings.word_embeddings(torch.randint(1000, 2000, (1, 32))).detach()
    model.encoder.embeddings.word_embeddings = nn.Identity()  # left out of the file
    example = (words, torch.zeros(1, 32, 3, dtype=torch.long), torch.ones(1, 32, dtype=torch.long))
    axes = {0: "batch", 1: "piece"}
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "network.onnx"
        torch.onnx.export(
            model,
            example,
            str(full),
            input_names=["words", "features", "mask"],
            output_names=["tags", "cues", "sources", "types", "factuality"],
            dynamic_axes={
                "words": axes,
                "features": axes,
                "mask": axes,
                "tags": axes,
                "cues": {0: "batch", 1: "piece", 2: "target"},
                "sources": {0: "batch", 1: "piece", 2: "target"},
                "types": axes,
                "factuality": axes,
            },
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(full, out, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
    data = Path(out).read_bytes()
    print(f"{out}: {len(data) / 1e6:.1f} MB, sha256 {hashlib.sha256(data).hexdigest()}")


if __name__ == "__main__":
    main()
