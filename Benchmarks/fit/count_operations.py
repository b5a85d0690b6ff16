"""Counts what a forward pass of every architecture of timm does, by kind of operation: seed-data/operations.csv.

Architectures that seed-data/models.csv lacks are added to it.

    pip install torch timm==1.0.31
    python3 Benchmarks/fit/count_operations.py [--data seed-data]

Nothing is computed and no weights are loaded: tensors on PyTorch's meta device have shapes alone, and a dispatch mode
sees every operation of the forward pass. docs/prediction.md says what the counts are for.
"""
import argparse
import collections
import csv
import datetime
import decimal
import logging
import os
import re
import warnings
from concurrent.futures import ProcessPoolExecutor

import timm
import torch
from timm.models._registry import _deprecated_models as RENAMED
from torch.utils._python_dispatch import TorchDispatchMode
from torch.utils._pytree import tree_leaves

KINDS = ("dense", "grouped", "depthwise", "attention")
FIELDS = ["model", "input", *(f"{kind}_gflops" for kind in KINDS), *(f"{kind}_millions" for kind in KINDS),
          "pointwise_millions", "copied_millions", "kernels", "notes", "source", "as_of", "uncited"]
SOURCE = f"Benchmarks/fit/count_operations.py on timm {timm.__version__}"
# One item would make some transpositions views that a batch has to copy.
BATCH = 2
ALLOCATIONS = {"detach", "alias", "_unsafe_view", "lift_fresh", "empty", "new_empty", "empty_like", "empty_strided",
               "zeros", "arange", "scalar_tensor", "_to_copy"}
# Values that are moved, and reductions, which read much and write little.
COPIES = {"clone", "cat", "stack", "roll", "index", "index_select", "gather", "constant_pad_nd", "reflection_pad2d",
          "copy_", "im2col", "col2im", "repeat", "upsample_nearest2d", "upsample_bicubic2d", "upsample_bilinear2d",
          "unsafe_split", "pixel_shuffle", "mean", "max", "amax", "sum", "var", "avg_pool2d", "max_pool2d_with_indices",
          "linalg_vector_norm"}
# Their further results are statistics and positions, which inference does not keep.
ONE_RESULT = {"native_batch_norm", "native_layer_norm", "native_group_norm", "max_pool2d_with_indices"}


def storage(tensor):
    return tensor.untyped_storage()._cdata


class Counter(TorchDispatchMode):
    """Operations and values moved for an item, by kind, in units of one; kernels of a batch."""

    def __init__(self, model):
        super().__init__()
        self.weights = {storage(t) for t in (*model.parameters(), *model.buffers())}
        self.kept = []
        self.total = collections.Counter(parameters=sum(t.numel() for t in model.parameters()) / 1e6)

    def __torch_dispatch__(self, function, types, args=(), kwargs=None):
        out = function(*args, **(kwargs or {}))
        name, returns = function._schema.name.split("::")[1], function._schema.returns
        alias = returns[0].alias_info if returns else None
        read = [t for t in tree_leaves((args, kwargs or {})) if isinstance(t, torch.Tensor)]
        written = [t for t in tree_leaves(out) if isinstance(t, torch.Tensor)]
        if name in ONE_RESULT:
            written = written[:1]
        is_view = alias is not None and not alias.is_write
        if not is_view and name not in ALLOCATIONS:
            self.record(name, args, read, written)
        elif not is_view and read and storage(read[0]) in self.weights:
            self.keep(written)
        return out

    def keep(self, tensors):
        """Results of weights alone are weights: the same for every item."""
        self.kept.extend(tensors)
        self.weights.update(map(storage, tensors))

    def record(self, name, args, read, written):
        self.total["kernels"] += 1
        items = [t for t in read if storage(t) not in self.weights]
        if not items:
            self.keep(written)
            return
        # What a batch's items share is expanded from one.
        moved = sum(min(t.numel(), t.untyped_storage().nbytes() // t.element_size()) for t in (*items, *written))
        kind, operations = self.work(name, args, written)
        self.total[f"{kind}_millions"] += moved / BATCH / 1e6
        if operations:
            self.total["activations"] += sum(t.numel() for t in written) / BATCH / 1e6
            self.total[f"{kind}_gflops"] += operations / BATCH / 1e9

    def work(self, name, args, written):
        if name == "convolution":
            value, weight, transposed, groups = args[0], args[1], args[6], args[8]
            channels = value.shape[1]
            kind = "dense" if groups == 1 else "depthwise" if groups == channels else "grouped"
            return kind, 2 * (value if transposed else written[0]).numel() * weight[0].numel()
        if name in ("mm", "addmm", "bmm", "baddbmm"):
            left, right = args[-2:]
            shared = {storage(left), storage(right)} & self.weights
            return "dense" if shared and name[0] != "b" else "attention", 2 * left.numel() * right.shape[-1]
        if name == "_softmax":
            return "attention", 0
        return "copied" if name in COPIES else "pointwise", 0

    def fused_attention(self, query, key, value, *_, **__):
        """Scores stay in the device's caches: only what it is given and gives is moved."""
        out = query.new_empty(*query.shape[:-1], value.shape[-1])
        self.total["kernels"] += 1
        self.total["pointwise_millions"] += sum(t.numel() for t in (query, key, value, out)) / BATCH / 1e6
        scores = query.numel() // query.shape[-1] * key.shape[-2]
        self.total["attention_gflops"] += 2 * scores * (query.shape[-1] + value.shape[-1]) / BATCH / 1e9
        return out


def build(name, size):
    """The architecture, for inputs of the size where that is fixed when it is built."""
    architecture = RENAMED.get(name) or name
    architecture = architecture.split(".")[0]
    if size and tuple(timm.get_pretrained_cfg(architecture).input_size) != size:
        side = size[-1] if size[-1] == size[-2] else size[-2:]
        try:
            return timm.create_model(architecture, img_size=side)
        except (TypeError, ValueError, AssertionError, RuntimeError):
            pass
    return timm.create_model(architecture)


def count(job):
    """A row of the table, or why there is none."""
    name, size = job
    logging.disable(logging.WARNING)
    warnings.filterwarnings("ignore")
    torch.set_num_threads(1)
    try:
        with torch.no_grad(), torch.device("meta"):
            model = build(name, size).eval()
            size = size or tuple(model.pretrained_cfg["input_size"])
            items = torch.empty(BATCH, *size)
            counter = Counter(model)
            torch.nn.functional.scaled_dot_product_attention = counter.fused_attention
            with counter:
                model(items)
    except Exception as error:  # whatever an architecture does not allow without values
        return name, size, repr(error)
    return name, size, counter.total


def jobs(data):
    """Every measured architecture and input size, and every other at the size it is made for."""
    known, measured = set(timm.list_models()), set()
    with open(f"{data}/measurements.csv", newline="") as file:
        for row in csv.DictReader(file):
            size = re.fullmatch(r"3x(\d+)x(\d+)", row["input"])
            if size and (row["model"] in known or row["model"] in RENAMED):
                measured.add((row["model"], (3, int(size[1]), int(size[2]))))
    rest = known - {name for name, _ in measured}
    return sorted(measured) + [(name, None) for name in sorted(rest)]


def plain(value):
    """Five digits, without an exponent: the store takes none."""
    return format(decimal.Decimal(f"{value:.5g}"), "f")


def read(path):
    with open(path, newline="") as file:
        rows = csv.DictReader(file)
        return list(rows), rows.fieldnames


def write(path, fields, rows):
    with open(path, "w", newline="") as file:
        writer = csv.DictWriter(file, fields, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def family(name, known):
    """The longest known family that the name begins with, or the letters that it begins with."""
    name = re.sub(r"^(tf|dm|eca|ese|nf|se|gluon)_", "", name)
    stems = [stem for stem in known if name.startswith(stem)]
    return max(stems, key=len) if stems else re.match(r"[a-z]+", name)[0]


def added(models, counted, today):
    """Rows for the architectures that `models` lacks."""
    known, families = {row["model"] for row in models}, {row["family"] for row in models}
    for name, size, total in counted:
        if name not in known:
            yield {"model": name, "family": family(name, families), "task": "classification",
                   "parameters_millions": plain(total["parameters"]),
                   "gflops_per_item": plain(sum(total[f"{kind}_gflops"] for kind in KINDS)),
                   "activations_millions": plain(total["activations"]), "input": "x".join(map(str, size)),
                   "source": SOURCE, "as_of": today}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", default="seed-data")
    data = parser.parse_args().data
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        results = list(pool.map(count, jobs(data), chunksize=16))
    counted = sorted((row for row in results if not isinstance(row[2], str)), key=lambda row: (row[0], str(row[1])))
    for name, size, error in (row for row in results if isinstance(row[2], str)):
        print(f"{name} {size}: {error}")
    today = datetime.date.today().isoformat()
    write(f"{data}/operations.csv", FIELDS,
          ({"model": name, "input": "x".join(map(str, size)),
            **{field: plain(total[field]) for field in FIELDS if total.get(field)}, "source": SOURCE, "as_of": today}
           for name, size, total in counted))
    models, fields = read(f"{data}/models.csv")
    models += added(models, counted, today)
    write(f"{data}/models.csv", fields, sorted(models, key=lambda row: row["model"]))


if __name__ == "__main__":
    main()
