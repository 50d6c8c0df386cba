# Writes the small PyTorch checkpoints of this folder without PyTorch: plain pickle and zipfile, in the layout of torch.save.
# usage: python make_checkpoints.py OUT      (needs numpy, for its pickled scalars)
import argparse, collections, io, os, pickle, struct, sys, types, zipfile
import numpy as np

out = sys.argv[1]
torch = types.ModuleType("torch"); utils = types.ModuleType("torch._utils")
sys.modules["torch"], sys.modules["torch._utils"] = torch, utils
for function in ("_rebuild_tensor_v2", "_rebuild_parameter", "_rebuild_qtensor"):
    exec(f"def {function}(*a): pass", utils.__dict__)
    utils.__dict__[function].__module__ = "torch._utils"
TYPES = {"f4": "Float", "f2": "Half", "bf": "BFloat16", "f8": "Double", "i8": "Long", "i4": "Int", "i2": "Short", "i1": "Char", "u1": "Byte", "b1": "Bool"}
for name in TYPES.values():
    cls = type(name + "Storage", (), {"__module__": "torch"}); setattr(torch, cls.__name__, cls)

class Storage:
    def __init__(self, kind, data, count): self.kind, self.data, self.count = kind, data, count
def storage(array, kind=None):
    kind = kind or array.dtype.str[1:]
    return Storage(kind, array.tobytes(), array.size)
class Tensor:
    def __init__(self, storage, offset, size, stride, function="_rebuild_tensor_v2"):
        self.args = (storage, offset, tuple(size), tuple(stride), False, collections.OrderedDict()); self.function = function
    def __reduce_ex__(self, protocol): return getattr(utils, self.function), self.args
class Parameter:
    def __init__(self, data): self.data = data
    def __reduce_ex__(self, protocol): return utils._rebuild_parameter, (self.data, True, collections.OrderedDict())
def tensor(array):
    array = np.ascontiguousarray(array)
    return Tensor(storage(array), 0, array.shape, [s // array.itemsize for s in array.strides])
def bf16(array):
    bits = (array.astype("<f4").view("<u4") >> 16).astype("<u2")
    return Tensor(Storage("bf", bits.tobytes(), bits.size), 0, array.shape, [s // 4 for s in array.strides])

class TorchPickler(pickle.Pickler):
    def __init__(self, file, protocol, legacy=False):
        super().__init__(file, protocol); self.storages = {}; self.legacy = legacy
    def persistent_id(self, obj):
        if not isinstance(obj, Storage): return None
        key = self.storages.setdefault(id(obj), (str(len(self.storages)), obj))[0]
        cls = getattr(torch, TYPES[obj.kind] + "Storage")
        return ("storage", cls, key, "cpu", obj.count) + ((None,) if self.legacy else ())

def save(name, obj, protocol=2, order="little", compression=zipfile.ZIP_STORED, alignment=64):
    buffer = io.BytesIO(); pickler = TorchPickler(buffer, protocol); pickler.dump(obj)
    root = os.path.splitext(name)[0]
    with zipfile.ZipFile(os.path.join(out, name), "w", compression) as z:
        def put(path, data):
            info = zipfile.ZipInfo(f"{root}/{path}", (1980, 1, 1, 0, 0, 0)); info.compress_type = compression
            start = z.fp.tell() + 30 + len(info.filename) + 4
            pad = -start % alignment
            info.extra = struct.pack("<2sH", b"FB", pad) + b"Z" * pad
            z.writestr(info, data)
        put("data.pkl", buffer.getvalue()); put(".format_version", "1"); put(".storage_alignment", "64"); put("byteorder", order)
        for key, s in pickler.storages.values(): put(f"data/{key}", s.data)
        put("version", "3\n"); put(".data/serialization_id", "0")

def save_legacy(name, obj):
    with open(os.path.join(out, name), "wb") as f:
        pickle.dump(0x1950A86A20F9469CFC6C, f, protocol=2); pickle.dump(1001, f, protocol=2)
        pickle.dump(dict(protocol_version=1001, little_endian=True, type_sizes=dict(short=2, int=4, long=4)), f, protocol=2)
        pickler = TorchPickler(f, 2, legacy=True); pickler.dump(obj)
        keys = sorted(key for key, _ in pickler.storages.values())
        pickle.dump(keys, f, protocol=2); f.flush()
        by_key = {key: s for key, s in pickler.storages.values()}
        for key in keys: f.write(struct.pack("<q", by_key[key].count)); f.write(by_key[key].data)

def state():
    d = collections.OrderedDict()
    for code in ("f4", "f2", "f8"): d["float." + code] = tensor(np.arange(6).reshape(2, 3).astype("<" + code) / 4 - 0.5)
    for code in ("i8", "i4", "i2", "i1"): d["whole." + code] = tensor(np.arange(-2, 4).astype(("<" if code != "i1" else "") + code))
    d["whole.u1"] = tensor(np.array([0, 1, 255], "u1")); d["flag"] = tensor(np.array([True, False, True]))
    d["float.bf16"] = bf16(np.array([[1.5, -2.0, 0.25]], "<f4"))
    shared = storage(np.arange(12, dtype="<f4"))
    d["shared.whole"] = Tensor(shared, 0, (3, 4), (4, 1))
    d["shared.transposed"] = Tensor(shared, 0, (4, 3), (1, 4))
    d["shared.row"] = Tensor(shared, 4, (4,), (1,))
    d["shared.column"] = Tensor(shared, 1, (3,), (4,))
    d["expanded"] = Tensor(storage(np.array([7], "<f4")), 0, (2, 3), (0, 0))
    d["parameter"] = Parameter(tensor(np.array([3.0, 4.0], "<f4")))
    d["scalar"] = tensor(np.array(42, "<i8")); d["empty"] = Tensor(storage(np.zeros(0, "<f4")), 0, (0, 3), (3, 1))
    d.metadata = None
    d.__dict__.pop("metadata"); d._metadata = collections.OrderedDict([("", {"version": 1})])  # as Module.state_dict() leaves it
    return d

class HistoryBuffer:  # stands for mmengine.logging.history_buffer.HistoryBuffer
    def __init__(self): self.history = np.arange(3.0)
HistoryBuffer.__module__ = "mmengine.logging.history_buffer"
for m in ("mmengine", "mmengine.logging", "mmengine.logging.history_buffer"): sys.modules[m] = types.ModuleType(m)
sys.modules["mmengine.logging.history_buffer"].HistoryBuffer = HistoryBuffer
class Planted:
    def __init__(self, command): self.command = command
    def __reduce__(self): return os.system, (self.command,)

small = lambda: collections.OrderedDict(weight=tensor(np.ones((2, 2), "<f4")), bias=tensor(np.zeros(2, "<f4")))
save("state_dict.pth", state()); save("protocol4.pth", state(), protocol=4); save_legacy("legacy.pth", state())
save("mmengine.pth", {"meta": {"config": "model = dict()", "CLASSES": ["road", "sky"], "iter": 160000, "score": np.float64(0.5)},
                      "state_dict": small(), "message_hub": {"loss": HistoryBuffer()}, "optimizer": {"state": {0: {"step": tensor(np.ones(1, "<f4"))}}}})
save("deit.pth", {"model": {k: v for k, v in small().items()}, "args": argparse.Namespace(lr=0.1), "epoch": 3, "nothing": None, "ratio": 0.5, "big": 1 << 80})
save("planted_in_meta.pth", {"meta": Planted("touch planted_ran"), "state_dict": small()})
save("planted_in_state.pth", {"state_dict": Planted("touch planted_ran")})
bad = small(); bad["quantized"] = Tensor(storage(np.ones(2, "i1")), 0, (2,), (1,), "_rebuild_qtensor"); save("quantized.pth", bad)
bad = small(); bad["wide"] = Tensor(storage(np.ones(4, "<f4")), 1, (2, 2), (2, 1)); save("beyond_storage.pth", bad)
save("bomb.pth", collections.OrderedDict(a=Tensor(storage(np.ones(1, "<f4")), 0, (1 << 20, 1 << 20), (0, 0))))
save("big_endian.pth", small(), order="big"); save("compressed.pth", small(), compression=zipfile.ZIP_DEFLATED)
save("list.pth", [1, 2, 3])
