"""Write the trained tagger as int8 ONNX: the last step.

    python models/statements/tagger/export.py TAGGER.pt ENCODER_DIR src/accord/attribution/model/statements.onnx

Per-channel weights and reduced range: without them AVX2 machines lose about a point (research notes,
`models.md`). Prints the sha256 for the model card.
"""

import hashlib
import sys
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from train import Tagger


def main() -> None:
    """Export the weights named on the command line."""
    weights, encoder, out = sys.argv[1:4]
    model = Tagger(encoder, attention="eager")
    model.load_state_dict(torch.load(weights, map_location="cpu"))
    model.eval()
    ids = torch.randint(1000, 2000, (1, 32))
    example = (ids, torch.zeros(1, 32, 3, dtype=torch.long), torch.ones_like(ids))
    axes = {0: "batch", 1: "piece"}
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "tagger.onnx"
        torch.onnx.export(
            model,
            example,
            str(full),
            input_names=["ids", "features", "mask"],
            output_names=["tags", "cues", "sources"],
            dynamic_axes={
                "ids": axes,
                "features": axes,
                "mask": axes,
                "tags": axes,
                "cues": {0: "batch", 1: "piece", 2: "target"},
                "sources": {0: "batch", 1: "piece", 2: "target"},
            },
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(full, out, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
    data = Path(out).read_bytes()
    print(f"{out}: {len(data) / 1e6:.1f} MB, sha256 {hashlib.sha256(data).hexdigest()}")


if __name__ == "__main__":
    main()
