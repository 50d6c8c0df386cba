"""Reads exported label maps with programs of other people and compares every pixel with what was exported.

usage: check_exports.py MANIFEST      needs Pillow, numpy, pycocotools and labelme (with loguru and tifffile)

The manifest is JSON: {"exports": [{"format", "folder", "picture": colour of all pictures, "absent",
"rows": [{"value", "name", "id", "color", "is_class"}], "items": [{"name", "split", "height", "width",
"labels": file of little-endian 16-bit values,
"objects": file of 32-bit numbers, 0 where a pixel is of no object; where there are some}]}]}.
Nothing here is taken from the program under test: file names and rules are those that the formats document.
"""
import base64
import io
import json
import os
import sys
import types

import numpy as np
from PIL import Image, ImageDraw
from pycocotools import mask as coco_mask

Image.MAX_IMAGE_PIXELS = None


def open_values(path, modes):
    """Values as stored; Pillow's mode tells whether the file is of the expected kind."""
    with Image.open(path) as image:
        if image.mode not in modes:
            raise AssertionError(f"{path} has Pillow mode {image.mode}, expected one of {modes}")
        return np.array(image)


def in_split(item, name=None):
    return f"{item['split']}/{name or item['name']}"


def listed(folder, file):
    with open(os.path.join(folder, file), encoding="utf-8") as lines:
        return lines.read().splitlines()


def check_listed(folder, file, name):
    if name not in listed(folder, file):
        raise AssertionError(f"{name!r} is not in {file}")


def objects_of(item):
    return np.fromfile(item["objects"], dtype="<i4").reshape(item["height"], item["width"])


def check_objects(path, item, ids, found):
    """One value for each pair of class and object number, and none for two of them; 0 where there is no object."""
    objects = objects_of(item)
    if (found[objects == 0] != 0).any() or (found[objects != 0] == 0).any():
        raise AssertionError(f"{path} has objects in other places")
    pairs = {(i, o, v) for i, o, v in zip(ids.ravel(), objects.ravel(), found.ravel()) if o}
    if len({(i, o) for i, o, _ in pairs}) != len(pairs) or len({(i, v) for i, _, v in pairs}) != len(pairs):
        raise AssertionError(f"{path} mixes objects up: {sorted(pairs)[:20]}")
    return len(pairs)


class IndexPng:
    def __init__(self, export):
        self.folder = export["folder"]
        self.wide = max(row["id"] for row in export["rows"]) > 255

    def read(self, item):
        check_listed(self.folder, item["split"] + ".txt", item["name"])
        path = os.path.join(self.folder, "labels", in_split(item) + ".png")
        return open_values(path, ["I;16", "I"] if self.wide else ["L"])


class ColourPng:
    def __init__(self, export):
        self.folder = export["folder"]
        self.ids = {}
        for row in export["rows"]:
            self.ids.setdefault(tuple(row["color"]), row["id"])

    def ids_of(self, pixels):
        codes = (pixels.astype(np.int64) * [65536, 256, 1]).sum(axis=2)
        found, inverse = np.unique(codes, return_inverse=True)
        table = [self.ids[(int(c) >> 16, int(c) >> 8 & 255, int(c) & 255)] for c in found]
        return np.array(table)[inverse].reshape(codes.shape)

    def read(self, item):
        return self.ids_of(open_values(os.path.join(self.folder, "labels", in_split(item) + ".png"), ["RGB"]))


class Overlay(ColourPng):
    """Exported at full opacity: classes have their colours, the rest shows the picture."""

    def __init__(self, export):
        super().__init__(export)
        self.ids = {tuple(row["color"]): row["id"] for row in export["rows"] if row["is_class"]}
        self.ids[tuple(export["picture"])] = next(row["id"] for row in export["rows"] if not row["is_class"])

    def read(self, item):
        return self.ids_of(open_values(os.path.join(self.folder, in_split(item) + ".png"), ["RGB"]))


class PascalVoc:
    def __init__(self, export):
        self.folder, self.kinds = export["folder"], set()

    def read(self, item):
        name = item["name"].replace("/", "__")
        check_listed(self.folder, f"ImageSets/Segmentation/{item['split']}.txt", name)
        with Image.open(os.path.join(self.folder, "JPEGImages", name + ".jpg")) as picture:
            if picture.format != "JPEG" or picture.size != (item["width"], item["height"]):
                raise AssertionError(f"{name}.jpg is {picture.format} of {picture.size}")
        ids = open_values(os.path.join(self.folder, "SegmentationClass", name + ".png"), ["P"])
        path = os.path.join(self.folder, "SegmentationObject", name + ".png")
        if os.path.exists(path) != ("objects" in item):
            raise AssertionError(f"{path} is there, or lacks, without a reason")
        if "objects" in item:
            found = open_values(path, ["P"])
            if (found[ids == 255] != 255).any():
                raise AssertionError(f"{path} has no void where the class is void")
            count = check_objects(path, item, ids, np.where(ids == 255, 0, found))
            if sorted(set(found.ravel()) - {0, 255}) != list(range(1, count + 1)):
                raise AssertionError(f"{path} does not count its objects from 1")
            self.kinds.add("objects")
        return ids


class Ade20k:
    def __init__(self, export):
        self.folder = export["folder"]

    def read(self, item):
        split = {"train": "training", "val": "validation"}.get(item["split"], item["split"])
        return open_values(os.path.join(self.folder, "annotations", split, item["name"] + ".png"), ["L"])


class Cityscapes(ColourPng):
    """instanceIds as cityscapesscripts.evaluation reads them: below 1000 a label, else label * 1000 + number."""

    def __init__(self, export):
        super().__init__(export)
        self.kinds = set()

    def check_instances(self, path, item, ids):
        found = open_values(path, ["I;16", "I"]).astype(np.int64)
        numbered = found >= 1000
        if not (np.where(numbered, found // 1000, found) == ids).all():
            raise AssertionError(f"{path} says other classes than labelIds.png")
        if "objects" in item:
            check_objects(path, item, ids, np.where(numbered, found % 1000 + 1, 0))
            self.kinds.add("objects")
        elif numbered.any():
            raise AssertionError(f"{path} has objects that nobody exported")

    def read(self, item):
        city, _, frame = item["name"].rpartition("/")
        base = os.path.join(self.folder, "gtFine", item["split"], city or "images", frame + "_gtFine_")
        ids = open_values(base + "labelIds.png", ["L"])
        with open(os.path.join(self.folder, "labels.json"), encoding="utf-8") as file:
            train = {label["id"]: label["trainId"] for label in json.load(file)["labels"]}
        table = np.array([train.get(i, 255) for i in range(256)])
        if not (table[ids] == open_values(base + "labelTrainIds.png", ["L"])).all():
            raise AssertionError(f"{base}labelTrainIds.png does not follow labels.json")
        if not (self.ids_of(open_values(base + "color.png", ["RGB"])) == ids).all():
            raise AssertionError(f"{base}color.png says something else than labelIds.png")
        self.check_instances(base + "instanceIds.png", item, ids)
        return ids


def import_labelme():
    """labelme's own reading and drawing. Its package pulls its window in, too: what only that needs is left empty."""
    for name in ("onnxruntime", "imgviz", "imgviz.io", "PyQt5", "PyQt5.QtCore", "PyQt5.QtGui", "PyQt5.QtWidgets"):
        sys.modules[name] = types.ModuleType(name)
        parent, _, child = name.rpartition(".")
        if parent:
            setattr(sys.modules[parent], child, sys.modules[name])
        sys.modules[name].__getattr__ = lambda attribute: type(attribute, (), {})
    from labelme import utils
    from labelme._label_file import read_label_file

    return read_label_file, utils.shapes_to_label


class Labelme:
    """Drawn as labelme.utils.shape_to_mask and shapes_to_label do, and by these themselves."""

    KEYS = {"version", "flags", "shapes", "imagePath", "imageData", "imageHeight", "imageWidth"}
    SHAPE_KEYS = {"label", "points", "group_id", "description", "shape_type", "flags", "mask"}

    def __init__(self, export):
        self.folder, self.absent = export["folder"], export["absent"]
        self.ids = {row["name"]: row["id"] for row in export["rows"] if row["id"] != export["absent"]}
        self.kinds = set()
        self.read_label_file, self.shapes_to_label = import_labelme()

    def check_itself(self, path, item, ids):
        data = self.read_label_file(path)
        found, objects = self.shapes_to_label(ids.shape, data.shapes, self.ids)
        if self.absent != 0 or not (found == ids).all():
            raise AssertionError(f"{path}: labelme itself draws {int((found != ids).sum())} pixels otherwise")
        if "objects" in item:
            numbered = objects_of(item) != 0
            check_objects(path, item, np.where(numbered, ids, 0), np.where(numbered, objects, 0))
            self.kinds.add("objects")

    def read(self, item):
        path = os.path.join(self.folder, in_split(item) + ".json")
        with open(path, encoding="utf-8") as file:
            document = json.load(file)
        if set(document) != self.KEYS:
            raise AssertionError(f"{path} has the keys {sorted(document)}")
        if "\\" in document["imagePath"] or not os.path.exists(
                os.path.join(os.path.dirname(path), document["imagePath"])):
            raise AssertionError(f"{path}: there is no picture {document['imagePath']!r}")
        height, width = document["imageHeight"], document["imageWidth"]
        ids = np.full((height, width), self.absent)
        for shape in document["shapes"]:
            if set(shape) != self.SHAPE_KEYS:
                raise AssertionError(f"{path} has a shape with the keys {sorted(shape)}")
            if not all(isinstance(number, float) for point in shape["points"] for number in point):
                raise AssertionError(f"{path} has coordinates that are no floating-point numbers")
            label = self.ids[shape["label"]]
            self.kinds.add(shape["shape_type"])
            if shape["shape_type"] == "polygon":
                points = [tuple(point) for point in shape["points"]]
                assert len(points) > 2, "Polygon must have points more than 2"
                inside = Image.fromarray(np.zeros((height, width), dtype=np.uint8))
                ImageDraw.Draw(inside).polygon(xy=points, outline=1, fill=1)
                ids[np.array(inside, dtype=bool)] = label
            else:
                assert shape["shape_type"] == "mask" and len(shape["points"]) == 2
                (x1, y1), (x2, y2) = np.asarray(shape["points"]).astype(int)
                mask = np.array(Image.open(io.BytesIO(base64.b64decode(shape["mask"], validate=True)))).astype(bool)
                ids[y1:y2 + 1, x1:x2 + 1][mask] = label
        self.check_itself(path, item, ids)
        return ids


class Coco:
    def __init__(self, export):
        self.folder, self.absent = export["folder"], export["absent"]
        self.loaded, self.kinds = {}, set()

    def read(self, item):
        split = item["split"]
        if split not in self.loaded:
            with open(os.path.join(self.folder, f"annotations/instances_{split}.json"), encoding="utf-8") as file:
                self.loaded[split] = json.load(file)
            numbers = [a["id"] for a in self.loaded[split]["annotations"]]
            assert len(set(numbers)) == len(numbers) and 0 not in numbers
        document = self.loaded[split]
        image = next(i for i in document["images"] if os.path.splitext(i["file_name"])[0] == in_split(item))
        if not os.path.exists(os.path.join(self.folder, "images", image["file_name"])):
            raise AssertionError(f"there is no picture {image['file_name']!r}")
        height, width = image["height"], image["width"]
        known = {category["id"] for category in document["categories"]}
        ids = np.full((height, width), self.absent)
        for annotation in document["annotations"]:
            if annotation["image_id"] != image["id"]:
                continue
            assert annotation["category_id"] in known and annotation["category_id"] > 0
            segmentation = annotation["segmentation"]
            self.kinds.add(type(segmentation).__name__)
            if isinstance(segmentation, list):  # as pycocotools.coco.COCO.annToRLE
                rle = coco_mask.merge(coco_mask.frPyObjects(segmentation, height, width))
            else:
                rle = segmentation
            mask = coco_mask.decode(rle).astype(bool)
            if int(mask.sum()) != annotation["area"] or int(coco_mask.area(rle)) != annotation["area"]:
                raise AssertionError(f"annotation {annotation['id']} has another area")
            if coco_mask.toBbox(rle).tolist() != annotation["bbox"]:
                raise AssertionError(f"annotation {annotation['id']} has the box {annotation['bbox']}, "
                                     f"expected {coco_mask.toBbox(rle).tolist()}")
            ids[mask] = annotation["category_id"]
        return ids


READERS = {"index_png": IndexPng, "colour_png": ColourPng, "overlay": Overlay, "pascal_voc": PascalVoc,
           "ade20k": Ade20k, "cityscapes": Cityscapes, "labelme": Labelme, "coco": Coco}


def main(manifest_path):
    with open(manifest_path, encoding="utf-8") as file:
        manifest = json.load(file)
    wrong = 0
    for export in manifest["exports"]:
        reader = READERS[export["format"]](export)
        table = np.zeros(65536, dtype=np.int64) - 1
        for row in export["rows"]:
            table[row["value"]] = row["id"]
        pixels = 0
        for item in export["items"]:
            labels = np.fromfile(item["labels"], dtype="<u2").reshape(item["height"], item["width"])
            expected = table[labels]
            try:
                found = reader.read(item)
                different = int((found != expected).sum()) if found.shape == expected.shape else expected.size
                message = f"{different} of {expected.size} pixels differ"
            except Exception as error:  # anything that the other readers do not like
                different, message = expected.size, f"{type(error).__name__}: {error}"
            pixels += expected.size
            if different:
                wrong += 1
                print(f"WRONG {export['format']} {item['split']}/{item['name']}: {message}")
        kinds = f" ({', '.join(sorted(reader.kinds))})" if getattr(reader, "kinds", None) else ""
        print(f"{export['format']}{kinds}: {len(export['items'])} pictures, {pixels} pixels")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
