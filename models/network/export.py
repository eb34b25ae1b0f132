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


class Reader(nn.Module):
    """The network as accord runs it: one window at a time, so nothing is masked.

    The factuality head only helped to train; what the second and third layer make of a word is given out in its place
    (`models/factuality` learns from the one, `models/mentions` from the other).
    """

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, words: torch.Tensor, features: torch.Tensor) -> tuple[torch.Tensor, ...]:
        """Give tags, both pointers, types, and the output of the second and third layer, of one window."""
        network = self.network
        for number, table in enumerate(network.features):
            words = words + table(features[:, :, number])
        embedded = network.encoder.embeddings(inputs_embeds=words)
        read = network.encoder.encoder(embedded, attention_mask=None, output_hidden_states=True)
        hidden, lower, middle = read.last_hidden_state, *read.hidden_states[2:4]
        scale = network.cue_from.out_features**-0.5
        cues = network.cue_from(hidden) @ network.cue_to(hidden).transpose(1, 2) * scale
        sources = network.source_from(hidden) @ network.source_to(hidden).transpose(1, 2) * scale
        return network.tags(hidden), cues, sources, network.types(hidden), lower, middle


def main() -> None:
    """Export the weights named on the command line."""
    weights, encoder, out = sys.argv[1:4]
    model = Network(encoder, attention="eager")
    model.load_state_dict(torch.load(weights, map_location="cpu"), strict=False)
    model.eval()
    words = model.encoder.embeddings.word_embeddings(torch.randint(1000, 2000, (1, 32))).detach()
    model.encoder.embeddings.word_embeddings = nn.Identity()  # left out of the file
    example = (words, torch.zeros(1, 32, 3, dtype=torch.long))
    axes = {1: "piece"}
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "network.onnx"
        torch.onnx.export(
            Reader(model),
            example,
            str(full),
            input_names=["words", "features"],
            output_names=["tags", "cues", "sources", "types", "lower", "middle"],
            dynamic_axes={
                "words": axes,
                "features": axes,
                "tags": axes,
                "cues": {1: "piece", 2: "target"},
                "sources": {1: "piece", 2: "target"},
                "types": axes,
                "lower": axes,
                "middle": axes,
            },
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(full, out, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
    data = Path(out).read_bytes()
    print(f"{out}: {len(data) / 1e6:.1f} MB, sha256 {hashlib.sha256(data).hexdigest()}")


if __name__ == "__main__":
    main()
