"""Word vectors of a spaCy model in half the time: the embedding of a word is remembered, windows are computed in place.

spaCy's Tok2Vec embeds each word by its features alone (hashed embeddings, a maxout layer) and then mixes neighbours in
a few window layers (Strubell et al. 2017; `spacy.MaxoutWindowEncoder.v2`). The first part is the same whenever a word
comes again; the second spends more time on passing arrays about than on multiplying them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple, Self, cast

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc
from thinc.api import Model, chain

Floats = NDArray[np.float32]
MOST_REMEMBERED = 16_384  # words, with their spelling and whether a blank follows; then it begins anew
PER_TOKEN = frozenset({"ints-getitem", "hashembed", "maxout", "layernorm", "dropout"})
WINDOW_LAYER = ["dropout", "expand_window", "layernorm", "maxout"]
FEWEST_ROWS = 16  # a product of fewer rows is computed another way, and may differ in the last bit


def quicken(model: Model[Any, Any]) -> None:
    """Let a model compute its word vectors by the classes of this file, where it is built as they expect."""
    for node in list(model.walk()):
        if _is_embedding(node):
            model.replace_node(node, _inference("remembered_embedding", RememberedEmbedding(node)))
        elif _is_window_encoder(node):
            model.replace_node(node, _inference("window_encoder", WindowEncoder(node)))


class RememberedEmbedding:
    """Embeds the words of docs, each word once: docs -> for each an array of (tokens, width)."""

    def __init__(self, embedding: Model[Any, Any]) -> None:
        """Take the layers that extract features of words and embed them."""
        extract, *rest = embedding.layers
        self._columns: list[int | str] = extract.attrs["columns"]
        self._embed: Model[Any, Any] = chain(*rest)
        self._row = np.dtype((np.void, 8 * len(self._columns)))
        self._places: dict[bytes, int] = {}
        # Taken from the machine at once: of memory that is only promised, a run would take more with each article.
        self._table: Floats = np.full((MOST_REMEMBERED, embedding.get_dim("nO")), np.nan, dtype=np.float32)

    def __call__(self, docs: Sequence[Doc]) -> list[Floats]:
        """Give the embedding of each doc."""
        features = [doc.to_array(self._columns).reshape(-1, len(self._columns)) for doc in docs]
        joined = np.ascontiguousarray(np.concatenate(features), dtype=np.uint64)
        words = cast(list[bytes], joined.view(self._row).ravel().tolist())
        met = dict(zip(words, range(len(words)), strict=True))
        if len(met) > MOST_REMEMBERED:
            return self._embed.predict(features)  # type: ignore[no-any-return]
        if len(self._places) + len(met) > MOST_REMEMBERED:
            self._places.clear()
        if new := [word for word in met if word not in self._places]:
            self._learn(new, joined[[met[word] for word in new]])
        vectors = self._table[[self._places[word] for word in words]]
        return np.split(vectors, np.cumsum([len(doc) for doc in docs])[:-1])

    def _learn(self, words: Sequence[bytes], features: NDArray[np.uint64]) -> None:
        filled = np.concatenate([features, np.repeat(features[-1:], max(FEWEST_ROWS - len(features), 0), axis=0)])
        start = len(self._places)
        self._places.update((word, start + number) for number, word in enumerate(words))
        self._table[start : start + len(words)] = self._embed.predict([filled])[0][: len(words)]


class WindowLayer(NamedTuple):
    """The weights of one layer: of the windows (3 x width, pieces x width) with their bias, and of its norm."""

    weights: Floats
    bias: Floats
    gain: Floats
    shift: Floats

    @classmethod
    def of(cls, layer: Model[Any, Any]) -> Self:
        """Take a layer of window, maxout and norm; its pieces come to stand one behind the other."""
        nodes = {node.name: node for node in layer.walk()}
        maxout, norm = nodes["maxout"], nodes["layernorm"]
        weights = np.asarray(maxout.get_param("W"))  # width x pieces x windows
        joined = np.ascontiguousarray(weights.transpose(2, 1, 0).reshape(weights.shape[2], -1))
        bias = np.ascontiguousarray(np.asarray(maxout.get_param("b")).T).reshape(-1)
        return cls(joined, bias, np.asarray(norm.get_param("G")), np.asarray(norm.get_param("b")))


class Space(NamedTuple):
    """Arrays that each layer writes anew: windows of three words, what the weights make of them, their best pieces."""

    windows: Floats
    pieces: Floats
    mixed: Floats


class WindowEncoder:
    """Mixes the vectors of words with those of their neighbours: arrays of (tokens, width) -> arrays of that shape."""

    def __init__(self, encoder: Model[Any, Any]) -> None:
        """Take residual layers of window, maxout and norm, and the rows of nothing that they want between docs."""
        self._pad: int = encoder.attrs["pad"]
        self._layers = [WindowLayer.of(layer) for layer in encoder.layers[0].layers]

    def __call__(self, docs: Sequence[Floats]) -> list[Floats]:
        """Give the mixed vectors of each doc."""
        width = docs[0].shape[1]
        rows = sum(len(doc) + self._pad for doc in docs) + self._pad
        vectors = np.zeros((rows, width), dtype=np.float32)
        ends = np.cumsum([len(doc) + self._pad for doc in docs])
        places = [slice(end - len(doc), end) for doc, end in zip(docs, ends, strict=True)]
        for doc, place in zip(docs, places, strict=True):
            vectors[place] = doc
        space = Space(
            np.zeros((rows, 3 * width), dtype=np.float32),
            np.empty((rows, len(self._layers[0].bias)), dtype=np.float32),
            np.empty_like(vectors),
        )
        for layer in self._layers:
            _mix(vectors, layer, space)
        return [vectors[place] for place in places]


def _mix(vectors: Floats, layer: WindowLayer, space: Space) -> None:
    """Add to each vector what the layer makes of it and the two beside it."""
    windows, pieces, mixed = space
    width = vectors.shape[1]
    windows[1:, :width] = vectors[:-1]
    windows[:, width : 2 * width] = vectors
    windows[:-1, 2 * width :] = vectors[1:]
    np.matmul(windows, layer.weights, out=pieces)
    pieces += layer.bias
    mixed[:] = pieces[:, :width]
    for start in range(width, pieces.shape[1], width):
        np.maximum(mixed, pieces[:, start : start + width], out=mixed)
    mixed -= mixed.mean(axis=1, keepdims=True)
    deviation = np.sqrt(np.einsum("ij,ij->i", mixed, mixed) / np.float32(width) + np.float32(1e-8))
    mixed *= (1 / deviation)[:, None]
    mixed *= layer.gain
    mixed += layer.shift
    vectors += mixed


def _inference(name: str, compute: Any) -> Model[Any, Any]:
    """Give a model that predicts, and refuses to learn."""

    def forward(_: Model[Any, Any], inputs: Any, is_train: bool) -> tuple[Any, Any]:
        if is_train:
            raise NotImplementedError(f"{name} is for prediction; train the pipeline that spacy.load gives.")
        return compute(inputs), None

    return Model(name, forward)


def _is_embedding(node: Model[Any, Any]) -> bool:
    """Tell whether a node extracts features of tokens and embeds each token by itself."""
    names = [layer.name for layer in node.layers]
    return (
        len(names) == 5
        and (names[0], names[1], names[4]) == ("extract_features", "list2ragged", "ragged2list")
        and {name for layer in node.layers[2:4] for name in _leaves(layer)} <= PER_TOKEN
    )


def _is_window_encoder(node: Model[Any, Any]) -> bool:
    """Tell whether a node is a stack of residual layers over windows of three."""
    if not node.name.startswith("with_array(") or "pad" not in node.attrs:
        return False
    layers = node.layers[0].layers
    return bool(layers) and all(
        layer.name.startswith("residual(")
        and sorted(_leaves(layer)) == WINDOW_LAYER
        and all(part.attrs["window_size"] == 1 for part in layer.walk() if part.name == "expand_window")
        for layer in layers
    )


def _leaves(node: Model[Any, Any]) -> list[str]:
    return [part.name for part in node.walk() if not part.layers]
