"""Recomputes the figures of `segdeformer compare` from counts.csv with numpy and scipy, and compares them with
report.json. Usage: check_statistics.py REPORT_FOLDER

A p in the middle of its range needs models that are close, or few images. On CamVid's validation images: a SegFormer and
a SegDeformer fine-tuned from the same weights on all 101, 0.058 (here 0.055), on every seventh, 0.800 (0.797); two seeds
of a SegFormer on every sixth, 0.143 (0.148)."""
import csv
import json
import pathlib
import sys

import numpy as np
from scipy import stats

folder = pathlib.Path(sys.argv[1])
report = json.loads((folder / "report.json").read_text(encoding="utf-8"))
names = [c["name"] for c in report["contenders"]]
classes = len(report["contenders"][0]["classes"])
images = [i["name"] for i in report["per_image"] if i["labelled"]]
place = {name: i for i, name in enumerate(images)}

# intersection and union, contender × image × class
inter = np.zeros((len(names), len(images), classes))
union = np.zeros_like(inter)
with open(folder / "counts.csv", newline="", encoding="utf-8") as file:
    for row in csv.DictReader(file):
        at = names.index(row["contender"]), place[row["image"]], int(row["class"])
        inter[at] = int(row["intersection"])
        union[at] = int(row["labelled"]) + int(row["predicted"]) - int(row["intersection"])


def mean_iou(i, u):
    """mIoU of sums over images; classes on the last axis, those without pixels left out."""
    return np.nanmean(np.where(u > 0, i / np.where(u > 0, u, 1), np.nan), axis=-1)


def paired_mean_iou(i1, u1, i2, u2, axis):
    return mean_iou(i2.sum(axis), u2.sum(axis)) - mean_iou(i1.sum(axis), u1.sum(axis))


failures = 0


def check(what, ours, reference, tolerance):
    global failures
    good = abs(ours - reference) <= tolerance
    failures += not good
    print(f"{'ok  ' if good else 'FAIL'} {what}: ours {ours:.6f}, reference {reference:.6f}, tolerance {tolerance:.6f}")


for k, contender in enumerate(report["contenders"]):
    check(f"{names[k]}: mIoU", contender["mIoU"], mean_iou(inter[k].sum(0), union[k].sum(0)), 1e-12)

resamples = report["resamples"]
rng = np.random.default_rng(1)
for pair in report["pairs"]:
    a, b = names.index(pair["first"]), names.index(pair["second"])
    title = f"{pair['second']} - {pair['first']}"
    observed = paired_mean_iou(inter[a], union[a], inter[b], union[b], 0)
    check(f"{title}: difference", pair["delta_mIoU"], observed, 1e-12)

    # scipy's bootstrap draws whole images: their numbers are the sample, the statistic looks the counts up.
    def statistic(index, axis=-1):
        index = index.astype(int)
        return paired_mean_iou(inter[a][index], union[a][index], inter[b][index], union[b][index], -2)

    index = np.arange(len(images))
    low, high = stats.bootstrap((index,), statistic, n_resamples=resamples, batch=200, method="percentile",
                                random_state=rng).confidence_interval
    # Two independent sets of resamples: ends differ by a few standard errors of a 2.5 % quantile.
    width = high - low
    tolerance = 1e-9 + 5 * width / 3.92 * np.sqrt(0.025 * 0.975 / resamples) / stats.norm.pdf(1.96) * np.sqrt(2)
    check(f"{title}: lower end of the interval", pair["delta_mIoU_interval"][0], low, tolerance)
    check(f"{title}: upper end of the interval", pair["delta_mIoU_interval"][1], high, tolerance)

    # scipy's permutation test of paired samples permutes within pairs: which of the two counts is whose.
    which = np.vstack([np.zeros(len(images)), np.ones(len(images))])

    def swapped(x, y, axis=-1):
        x, y = x.astype(int), y.astype(int)
        both_i, both_u = np.stack([inter[a], inter[b]]), np.stack([union[a], union[b]])
        return paired_mean_iou(both_i[x, index], both_u[x, index], both_i[y, index], both_u[y, index], -2)

    if np.array_equal(inter[a], inter[b]) and np.array_equal(union[a], union[b]):
        check(f"{title}: p of a model against itself", pair["p"], 1.0, 0)
        check(f"{title}: its difference", pair["delta_mIoU"], 0.0, 0)
        continue
    result = stats.permutation_test((which[0], which[1]), swapped, permutation_type="samples", vectorized=True,
                                    n_resamples=resamples, batch=200, alternative="two-sided", random_state=rng)
    # scipy's two-sided p is twice the smaller tail; ours counts differences as large either way.
    exact = (np.abs(result.null_distribution) >= abs(observed) - 1e-12).mean()
    p = max(exact, 1 / (resamples + 1))
    check(f"{title}: p", pair["p"], p, 5 * np.sqrt(2 * p * (1 - p) / resamples) + 2 / resamples)
    check(f"{title}: p, scipy's two tails", pair["p"], result.pvalue,
          0.1 * p + 10 * np.sqrt(2 * p * (1 - p) / resamples) + 2 / resamples)

    # Holm over the classes, from our own single p-values.
    tested = [c for c in pair["classes"] if c["p"] is not None]
    order = np.argsort([c["p"] for c in tested], kind="stable")
    largest = 0.0
    for rank, at in enumerate(order):
        largest = max(largest, min(1.0, tested[at]["p"] * (len(tested) - rank)))
        if abs(tested[at]["p_holm"] - largest) > 1e-12:
            check(f"{title}: Holm's p of {tested[at]['name']}", tested[at]["p_holm"], largest, 1e-12)
    print(f"     {title}: Holm's p of {len(tested)} classes compared")

sys.exit(failures > 0)
