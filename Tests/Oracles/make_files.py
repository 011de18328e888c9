"""Make the small files of Tests/Oracles/files, and say in files.json what each of them holds.

Everything is drawn from a fixed seed. NumPy, safetensors and Pillow write what they can write; what
they cannot (other byte orders, interlaced and 16-bit pictures) is packed here and, where Pillow
reads it, read back and compared. Zip archives and gzip files carry no date, so that a second run
gives the same bytes.
"""

import collections
import gzip
import io
import json
import pathlib
import struct
import zlib

import ml_dtypes
import numpy as np
import safetensors.numpy
from PIL import Image

FOLDER = pathlib.Path(__file__).parent / "files"
RANDOM = np.random.default_rng(20261124)
MANIFEST = {}


def numbers(array):
    """Numbers for JSON, exact; what JSON has no sign for as a string."""
    flat = np.asarray(array).astype(np.float64).ravel(order="C")
    return [repr(x) if not np.isfinite(x) else float(x) for x in flat.tolist()]


def write(name, content, **expected):
    (FOLDER / name).write_bytes(content)
    MANIFEST[name] = expected


def entry(array):
    return {"shape": list(np.shape(array)), "data": numbers(array)}


def sample(dtype, shape=(2, 3)):
    dtype = np.dtype(dtype)
    if dtype.kind == "b":
        return RANDOM.integers(0, 2, shape).astype(dtype)
    if dtype.kind in "iu":
        bounds = np.iinfo(dtype)
        array = RANDOM.integers(bounds.min, bounds.max, shape, dtype=dtype.newbyteorder("="))
        array.flat[0], array.flat[1] = bounds.min, bounds.max
        return array.astype(dtype)
    array = RANDOM.standard_normal(shape).astype(dtype)
    array.flat[0], array.flat[1], array.flat[2] = np.inf, -0.0, np.finfo(np.float32).tiny
    return array


def npy(array, version=(1, 0)):
    stream = io.BytesIO()
    np.lib.format.write_array(stream, array, version=version)
    return stream.getvalue()


def make_npy():
    for code in ["f8", "f4", "f2", "i8", "i4", "i2", "u8", "u4", "u2"]:
        for order, word in [("<", "little"), (">", "big")]:
            array = sample(order + code)
            write(f"{code}-{word}.npy", npy(array), **entry(array))
    for code in ["i1", "u1", "b1"]:
        array = sample(code)
        write(f"{code}.npy", npy(array), **entry(array))
    array = np.asfortranarray(sample("<f8", (2, 3, 4)))
    write("fortran.npy", npy(array), **entry(array))
    for version in [(2, 0), (3, 0)]:
        array = sample("<f4")
        write(f"version-{version[0]}.npy", npy(array, version), **entry(array))
    for name, shape in [("scalar", ()), ("vector", (5,)), ("empty", (0, 3))]:
        array = np.asarray(RANDOM.standard_normal(shape))
        write(f"{name}.npy", npy(array), **entry(array))


def make_npz():
    arrays = {"x": sample("<f4", (4, 2, 2)), "y": np.array([0, 1, 2, 1]), "bias": sample("<f8", (3,))}
    arrays["x"][~np.isfinite(arrays["x"])] = 0.5
    for name, save in [("stored.npz", np.savez), ("deflated.npz", np.savez_compressed)]:
        stream = io.BytesIO()
        save(stream, **arrays)
        write(name, stream.getvalue(), arrays={key: entry(value) for key, value in arrays.items()})


def make_safetensors():
    dtypes = ["f8", "f4", "f2", "i8", "i4", "i2", "i1", "u8", "u4", "u2", "u1", "bool"]
    arrays = {dtype: sample(dtype) for dtype in dtypes}
    arrays["bf16"] = RANDOM.standard_normal((2, 3)).astype(ml_dtypes.bfloat16)
    arrays["scalar"] = np.array(1.5)
    content = safetensors.numpy.save(arrays, metadata={"format": "pt", "note": 'a "quoted" word'})
    write(
        "types.safetensors", content, arrays={key: entry(value) for key, value in arrays.items()}
    )


def make_written():
    """What Gradus itself writes, to the byte: three tensors in double precision."""
    arrays = {
        "conv1.weight": np.arange(8, dtype=np.float64).reshape(2, 1, 2, 2) / 8 - 0.5,
        "conv1.bias": np.array([0.1, -0.2]),
        "loss": np.array(7.125),
    }
    held = {key: entry(value) for key, value in arrays.items()}
    write("written.safetensors", safetensors.numpy.save(arrays), arrays=held)
    for key, value in arrays.items():
        write(f"written-{key}.npy", npy(value), **entry(value))


def make_idx():
    codes = {"u1": 0x08, "i1": 0x09, "i2": 0x0B, "i4": 0x0C, "f4": 0x0D, "f8": 0x0E}
    for code, number in codes.items():
        array = sample(">" + code, (2, 2, 3))
        head = struct.pack(">HBB", 0, number, array.ndim) + struct.pack(">3I", *array.shape)
        write(f"{code}.idx", head + array.tobytes(), **entry(array))
        if code == "u1":
            compressed = gzip.compress(head + array.tobytes(), mtime=0)
            write("u1.idx.gz", compressed, **entry(array))
            labels = np.array([3, 1], dtype=np.uint8)
            content = struct.pack(">HBBI", 0, 8, 1, 2) + labels.tobytes()
            write("labels.idx", content, **entry(labels))


def picture(array, maximum):
    """Samples [row, column, channel] as channels × rows × columns of 0 to 1."""
    return dict(entry(np.moveaxis(array, -1, 0)), maximum=maximum)


def make_pnm():
    for number, channels in [("2", 1), ("3", 3), ("5", 1), ("6", 3)]:
        for maximum in [1, 100, 255, 1000, 65535]:
            array = RANDOM.integers(0, maximum + 1, (3, 4, channels))
            head = f"P{number} # a remark\n# and another\n4 3\n{maximum}\n".encode()
            if number in "23":
                body = "\n".join(" ".join(map(str, row.ravel())) for row in array).encode() + b"\n"
            else:
                body = array.astype(">u2" if maximum > 255 else "u1").tobytes()
            name = f"p{number}-{maximum}.{'pgm' if channels == 1 else 'ppm'}"
            write(name, head + body, **picture(array, maximum))
            if maximum == 255:
                read = np.asarray(Image.open(FOLDER / name)).reshape(array.shape)
                assert (read == array).all(), name


ADAM7 = [(0, 0, 8, 8), (0, 4, 8, 8), (4, 0, 8, 4), (0, 2, 4, 4), (2, 0, 4, 2), (0, 1, 2, 2), (1, 0, 2, 1)]


def packed_rows(array, depth):
    """Each row's samples packed to bytes."""
    rows = []
    for row in array.reshape(array.shape[0], -1):
        if depth == 16:
            rows.append(row.astype(">u2").tobytes())
        elif depth == 8:
            rows.append(row.astype("u1").tobytes())
        else:
            bits = "".join(format(int(value), f"0{depth}b") for value in row)
            bits += "0" * (-len(bits) % 8)
            rows.append(bytes(int(bits[at : at + 8], 2) for at in range(0, len(bits), 8)))
    return rows


def filtered(rows, distance):
    """The rows under the five filters by turns."""
    result, above = b"", None
    for number, row in enumerate(rows):
        above = above if above is not None else bytes(len(row))
        kind = number % 5
        out = bytearray([kind])
        for at, value in enumerate(row):
            a = row[at - distance] if at >= distance else 0
            b = above[at]
            c = above[at - distance] if at >= distance else 0
            p = a + b - c
            near = min((abs(p - a), 0, a), (abs(p - b), 1, b), (abs(p - c), 2, c))[2]
            out.append((value - [0, a, b, (a + b) // 2, near][kind]) % 256)
        result += bytes(out)
        above = row
    return result


def chunk(name, body):
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png(array, kind, depth, interlaced, palette=None):
    rows, columns, channels = array.shape
    distance = max(1, channels * depth // 8)
    if interlaced:
        data = b""
        for top, left, down, right in ADAM7:
            part = array[top::down, left::right]
            if part.size:
                data += filtered(packed_rows(part, depth), distance)
    else:
        data = filtered(packed_rows(array, depth), distance)
    content = b"\x89PNG\r\n\x1a\n"
    content += chunk(b"IHDR", struct.pack(">IIBBBBB", columns, rows, depth, kind, 0, 0, interlaced))
    content += chunk(b"tEXt", b"Comment\0made by make_files.py")
    if palette is not None:
        content += chunk(b"PLTE", palette.astype("u1").tobytes())
    compressed = zlib.compress(data)
    content += chunk(b"IDAT", compressed[:7]) + chunk(b"IDAT", compressed[7:])
    return content + chunk(b"IEND", b"")


def make_png():
    kinds = {0: (1, [1, 2, 4, 8, 16]), 2: (3, [8, 16]), 3: (1, [1, 2, 4, 8]), 4: (2, [8, 16]), 6: (4, [8, 16])}
    for kind, (channels, depths) in kinds.items():
        for depth in depths:
            for interlaced in [0, 1]:
                array = RANDOM.integers(0, 2**depth, (7, 9, channels))
                palette = RANDOM.integers(0, 256, (2**depth, 3)) if kind == 3 else None
                name = f"colour-{kind}-depth-{depth}{'-interlaced' if interlaced else ''}.png"
                colours = array if kind in (0, 2) else array[..., :-1]
                if kind == 3:
                    colours = palette[array[..., 0]]
                maximum = 255 if kind == 3 else 2**depth - 1
                content = png(array, kind, depth, interlaced, palette)
                write(name, content, **picture(colours, maximum))
                if depth == 8 or kind == 3:
                    mode = "L" if kind == 0 else "LA" if kind == 4 else "RGBA" if kind == 6 else "RGB"
                    image = Image.open(FOLDER / name).convert(mode)
                    read = np.asarray(image).reshape(7, 9, -1)[..., : colours.shape[-1]]
                    assert (read == colours).all(), name


def make_model():
    """A network that PyTorch made, its weights as `safetensors.torch` saves them, and its output."""
    import safetensors.torch
    import torch

    torch.manual_seed(20261124)
    layers = collections.OrderedDict(
        conv1=torch.nn.Conv2d(1, 2, 3), relu1=torch.nn.ReLU(), pool=torch.nn.MaxPool2d(2),
        flatten=torch.nn.Flatten(), fc1=torch.nn.Linear(18, 5), relu2=torch.nn.ReLU(),
        fc2=torch.nn.Linear(5, 3))
    model = torch.nn.Sequential(layers)
    held = {key: entry(value.detach().numpy()) for key, value in model.state_dict().items()}
    write("model.safetensors", safetensors.torch.save(model.state_dict()), arrays=held)
    given = RANDOM.standard_normal((2, 1, 8, 8))
    with torch.no_grad():
        output = model.double()(torch.from_numpy(given)).numpy()
    write("model-input.npy", npy(given), **entry(given))
    write("model-output.npy", npy(output), **entry(output))


def main():
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.iterdir():
        old.unlink()
    makers = [make_npy, make_npz, make_safetensors, make_written, make_idx, make_pnm, make_png]
    for make in makers + [make_model]:
        make()
    lines = [f" {json.dumps(name)}: {json.dumps(held)}" for name, held in MANIFEST.items()]
    (FOLDER / "files.json").write_text("{\n" + ",\n".join(lines) + "\n}\n")
    print(len(MANIFEST), "files,", sum(p.stat().st_size for p in FOLDER.iterdir()), "bytes")


if __name__ == "__main__":
    main()
