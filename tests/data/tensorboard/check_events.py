"""Reads a run folder's TensorBoard file with PyPI's tensorboard and holds it against events.jsonl.

    python3 -m venv env && env/bin/pip install tensorboard pillow "setuptools<81"
    env/bin/python tests/data/tensorboard/check_events.py RUN_FOLDER

Ends with status 1 and the first difference where a scalar is not the same to the last bit (of the float32 that the
format keeps), where one is missing or too many, where a picture cannot be decoded, or where the configuration is not
the run's.
"""
import io
import json
import pathlib
import struct
import sys

from PIL import Image
from tensorboard.backend.event_processing.event_accumulator import EventAccumulator

SCORES = ("mIoU", "mAcc", "aAcc")


def bits(value):
    return struct.pack("<f", value)


def expected_scalars(run, board_tags):
    """(tag, step) -> value, of everything that the journal says and the board has a curve for."""
    classes = [c["name"] for c in json.loads((run / "config.json").read_text())["classes"]]
    values = {}
    for line in (run / "events.jsonl").read_text().splitlines():
        event = json.loads(line)
        if event["type"] == "train":
            for key, value in event.items():
                if f"train/{key}" in board_tags and isinstance(value, (int, float)):
                    values[f"train/{key}", event["step"]] = value
        elif event["type"] == "val":
            for key in SCORES:
                values[f"val/{key}", event["step"]] = event[key]
            for name, iou in zip(classes, event["iou"]):
                if iou is not None:
                    values[f"val_iou/{name}", event["step"]] = iou
    return values


def main(folder):
    run = pathlib.Path(folder)
    board = EventAccumulator(str(run), size_guidance={"scalars": 0, "images": 0, "tensors": 0})
    board.Reload()
    tags = board.Tags()
    found = {(tag, e.step): e.value for tag in tags["scalars"] for e in board.Scalars(tag)}
    expected = expected_scalars(run, set(tags["scalars"]))
    if not {"train/loss", "train/lr", "val/mIoU"} <= set(tags["scalars"]):
        sys.exit(f"curves are missing; there are {tags['scalars']}")
    if found.keys() != expected.keys():
        sys.exit(f"not the same points: {sorted(found.keys() ^ expected.keys())[:5]}")
    for key, value in expected.items():
        if bits(found[key]) != bits(value):
            sys.exit(f"{key}: {found[key]!r} in the event file, {value!r} in the journal")
    pictures = 0
    for tag in tags["images"]:
        for event in board.Images(tag):
            picture = Image.open(io.BytesIO(event.encoded_image_string))
            picture.load()
            if picture.size != (event.width, event.height):
                sys.exit(f"{tag}: {picture.size}, announced as {event.width} x {event.height}")
            pictures += 1
    if not pictures:
        sys.exit("no pictures")
    texts = [t for tag in tags["tensors"] for e in board.Tensors(tag) for t in e.tensor_proto.string_val]
    config = json.loads((run / "config.json").read_text())
    if not any(f'"{config["model"]["encoder"]["name"]}"' in t.decode() for t in texts):
        sys.exit("the configuration is not among the texts")
    print(f"{len(found)} scalars of {len(tags['scalars'])} curves, {pictures} pictures of {len(tags['images'])}: "
          f"{', '.join(tags['images'])}; texts: {', '.join(tags['tensors'])}")


if __name__ == "__main__":
    main(sys.argv[1])
