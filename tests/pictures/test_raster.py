"""Pictures made of pixels: every format and mode becomes plain; what is broken or too large is a fault."""

import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms
from tests.pictures.drawn import chunk, decode, encode, exif, image, png, segment

from export_equipe.model.picture import Picture
from export_equipe.pictures.read import read_picture
from export_equipe.pictures.result import FaultKind, PictureFault, ReadPicture

RED, BLUE = (255, 0, 0), (0, 0, 255)


def read(data: bytes) -> Picture:
    result = read_picture(data)
    assert isinstance(result, ReadPicture)
    assert result.removed == ()
    return result.picture


def fault(data: bytes) -> FaultKind:
    result = read_picture(data)
    assert isinstance(result, PictureFault)
    return result.kind


def near(found: object, wanted: tuple[int, ...], by: int = 40) -> bool:
    assert isinstance(found, tuple)
    return all(abs(one - other) <= by for one, other in zip(found, wanted, strict=True))


# --- Formats and modes ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("form", "mode", "media"),
    [
        ("PNG", "RGB", "image/png"),
        ("PNG", "RGBA", "image/png"),
        ("PNG", "P", "image/png"),
        ("PNG", "LA", "image/png"),
        ("JPEG", "RGB", "image/jpeg"),
        ("JPEG", "CMYK", "image/jpeg"),
        ("GIF", "P", "image/png"),
        ("WEBP", "RGB", "image/jpeg"),
        ("WEBP", "RGBA", "image/jpeg"),
        ("BMP", "RGB", "image/png"),
        ("TIFF", "RGB", "image/png"),
        ("TIFF", "CMYK", "image/png"),
        ("TIFF", "LAB", "image/png"),
        ("TIFF", "YCbCr", "image/png"),
        ("AVIF", "RGB", "image/jpeg"),
    ],
)
def test_every_format_and_mode_becomes_plain(form: str, mode: str, media: str) -> None:
    source = image("RGB", (64, 48))
    if mode == "LAB":
        profiles = ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB")
        source = ImageCms.profileToProfile(source, *profiles, outputMode="LAB")
    picture = read(encode(source.convert(mode) if source.mode != mode else source, form))
    shown = decode(picture.data)
    assert (picture.media, picture.width, picture.height) == (media, 64, 48)
    assert shown.mode in ("RGB", "RGBA", "L")
    assert shown.size == (64, 48)
    if mode != "LA":
        assert near(shown.convert("RGB").getpixel((8, 8)), RED)
        assert near(shown.convert("RGB").getpixel((60, 40)), BLUE)


@pytest.mark.parametrize(("form", "mode"), [("PNG", "I;16"), ("TIFF", "I;16"), ("TIFF", "F"), ("TIFF", "I")])
def test_levels_without_eight_bits_are_scaled(form: str, mode: str) -> None:
    levels = Image.new("F", (3, 1))
    top = 65535.0 if mode != "F" else 1.0
    for x, level in enumerate((0.0, top / 2, top)):
        levels.putpixel((x, 0), level)
    source = Image.new("I;16", (3, 1))
    for x, level in enumerate((0, 32768, 65535)):
        source.putpixel((x, 0), level)
    shown = decode(read(encode(source if mode == "I;16" else levels.convert(mode), form)).data)
    assert [shown.getpixel((x, 0)) for x in range(3)] == [0, pytest.approx(128, abs=1), 255]


def test_transparency_stays() -> None:
    source = image("RGBA")
    source.putalpha(100)
    for form in ("PNG", "WEBP", "TIFF"):
        picture = read(encode(source, form))
        assert picture.media == "image/png"
        assert decode(picture.data).getchannel("A").getextrema() == (100, 100)
    palette = image("P")
    transparent = decode(read(encode(palette, "GIF", transparency=palette.getpixel((7, 5)))).data)
    assert transparent.mode == "RGBA"
    assert transparent.getpixel((7, 5))[3] == 0


def test_the_content_tells_the_format() -> None:
    for data in (b"<html><body>non</body></html>", b"%PDF-1.7", b"PK\x03\x04zip", b"\x1f\x8b\x08", b"MZ", b"texte"):
        assert fault(data) is FaultKind.UNREADABLE


# --- What is kept, what goes ----------------------------------------------------------------------------------------


def test_the_scan_of_a_plain_jpeg_is_kept_without_its_metadata() -> None:
    source = encode(image("RGB", (64, 48)), "JPEG", exif=exif(1), comment=b"un nom", dpi=(300, 300), quality=71)
    picture = read(source)
    assert source[source.index(b"\xff\xda") :] == picture.data[picture.data.index(b"\xff\xda") :]
    for secret in (b"48.8566", b"un nom", b"Exif"):
        assert secret in source
        assert secret not in picture.data
    assert picture.data[6:11] == b"JFIF\0"
    assert decode(picture.data).tobytes() == decode(source).tobytes()


def test_the_pixels_of_a_plain_png_are_kept_without_its_metadata() -> None:
    secret = chunk(b"tEXt", b"Author\0Ada") + chunk(b"eXIf", exif(1)[6:]) + chunk(b"tIME", b"\0" * 7)
    source = png(2, 1, b"\0" + bytes(6), secret)
    picture = read(source + b"PK\x03\x04 une archive apr\xc3\xa8s la fin")
    assert picture.data == png(2, 1, b"\0" + bytes(6))


def test_a_plain_picture_read_again_is_the_same() -> None:
    for form in ("PNG", "JPEG"):
        first = read(encode(image("RGB", (64, 48)), form))
        assert read(first.data) == first


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP", "TIFF", "AVIF"])
@pytest.mark.parametrize("orientation", range(2, 9))
def test_a_picture_is_made_upright(form: str, orientation: int) -> None:
    turned = {
        2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180, 4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE, 6: Image.Transpose.ROTATE_90, 7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }  # fmt: skip
    upright = image("RGB", (64, 32))
    picture = read(encode(upright.transpose(turned[orientation]), form, exif=exif(orientation)))
    assert (picture.width, picture.height) == (64, 32)
    assert near(decode(picture.data).convert("RGB").getpixel((8, 8)), RED)
    assert near(decode(picture.data).convert("RGB").getpixel((56, 8)), BLUE)
    assert b"48.8566" not in picture.data


def test_a_large_picture_is_reduced_and_keeps_its_own_size() -> None:
    for form in ("PNG", "JPEG"):
        picture = read(encode(image("RGB", (4900, 1000)), form))
        assert (picture.width, picture.height) == (4900, 1000)
        assert decode(picture.data).size == (2400, 490)


def test_a_profile_is_applied_then_forgotten() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("XYZ")).tobytes()
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    plain = encode(image("RGB", (64, 48)), "PNG")
    assert read(encode(image("RGB", (64, 48)), "PNG", icc_profile=srgb)).data == read(plain).data
    for broken in (profile, b"pas un profil", srgb[:200]):
        shown = decode(read(encode(image("RGB", (64, 48)), "PNG", icc_profile=broken)).data)
        assert "icc_profile" not in shown.info


def test_an_adobe_jpeg_of_rgb_is_encoded_again() -> None:
    source = encode(image("RGB", (64, 48)), "JPEG", keep_rgb=True)
    shown = decode(read(source).data)
    assert near(shown.getpixel((8, 8)), RED)
    assert near(shown.getpixel((60, 40)), BLUE)


def test_only_the_first_frame_is_shown() -> None:
    frames = [Image.new("RGB", (8, 8), (level % 256, 0, 0)) for level in range(300)]
    gif = encode(frames[0], "GIF", save_all=True, append_images=frames[1:])
    apng = encode(frames[0], "PNG", save_all=True, append_images=frames[1:])
    for data in (gif, apng):
        picture = read(data)
        assert decode(picture.data).convert("RGB").getpixel((0, 0)) == (0, 0, 0)
        assert len(picture.data) < 300


def test_same_bytes_give_the_same_picture() -> None:
    for form in ("JPEG", "WEBP", "AVIF", "GIF", "TIFF"):
        data = encode(image("RGB", (2500, 30)), form)
        assert read_picture(data) == read_picture(data)


# --- Faults ---------------------------------------------------------------------------------------------------------


def gif(width: int, height: int) -> bytes:
    size = width.to_bytes(2, "little") + height.to_bytes(2, "little")
    return b"GIF89a" + size + b"\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0" + size + b"\0\x02\x02D\x01\0;"


def webp(width: int, height: int) -> bytes:
    canvas = b"VP8X\x0a\0\0\0\0\0\0\0" + (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    return b"RIFF" + len(canvas + b"WEBP").to_bytes(4, "little") + b"WEBP" + canvas


def jpeg(width: int, height: int, scans: int = 1) -> bytes:
    source = encode(image("RGB", (16, 16)), "JPEG", progressive=scans > 1)
    start = source.index(b"\xff\xc2" if scans > 1 else b"\xff\xc0")
    sized = source[: start + 5] + height.to_bytes(2, "big") + width.to_bytes(2, "big") + source[start + 9 :]
    scan = sized[sized.rindex(b"\xff\xda") : -2]
    return sized[:-2] + scan * (scans - 1) + sized[-2:]


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", FaultKind.EMPTY),
        (b" \n\0", FaultKind.EMPTY),
        (png(50_000, 50_000, b""), FaultKind.TOO_MANY_PIXELS),
        (png(2**31 - 1, 2**31 - 1, b""), FaultKind.TOO_MANY_PIXELS),
        (png(0, 5, b""), FaultKind.UNREADABLE),
        (png(9_000, 5_000, bytes(100)), FaultKind.UNREADABLE),
        (gif(60_000, 60_000), FaultKind.TOO_MANY_PIXELS),
        (webp(16_000, 16_000), FaultKind.TOO_MANY_PIXELS),
        (jpeg(65_500, 65_500), FaultKind.TOO_MANY_PIXELS),
        (jpeg(9_000, 5_000)[:-100], FaultKind.UNREADABLE),
        (jpeg(5_000, 5_000, scans=500), FaultKind.UNREADABLE),
        (b"BM" + bytes(200), FaultKind.UNREADABLE),
        (b"II*\0" + b"\xff" * 200, FaultKind.UNREADABLE),
        (b"\xff\xd8\xff" + b"\xff" * 1_000_000, FaultKind.UNREADABLE),
        (b"\0\0\0\x18ftypavif" + bytes(200), FaultKind.UNREADABLE),
        (encode(image(), "PNG")[:-30], FaultKind.UNREADABLE),
        (encode(image("RGB", (200, 200)), "JPEG")[:700], FaultKind.UNREADABLE),
    ],
)
def test_what_is_broken_or_too_large_is_a_fault(data: bytes, kind: FaultKind) -> None:
    assert fault(data) is kind


def test_a_limit_is_the_callers() -> None:
    data = encode(image("RGB", (100, 100)), "TIFF")
    assert read_picture(data, limit_pixels=9_999) == PictureFault(kind=FaultKind.TOO_MANY_PIXELS)
    assert isinstance(read_picture(data, limit_pixels=10_000), ReadPicture)


def test_data_longer_than_the_header_says_does_not_go_on() -> None:
    bomb = png(2, 1, b"\0" + bytes(50_000_000))
    picture = read(bomb)
    pixels = picture.data[picture.data.index(b"IDAT") + 4 :]
    assert len(zlib.decompressobj().decompress(pixels)) == 7


def test_a_giant_text_is_not_read() -> None:
    giant = chunk(b"zTXt", b"Comment\0\0" + zlib.compress(bytes(100_000_000))) + chunk(
        b"tEXt", b"k\0" + b"x" * 5_000_000
    )
    assert read(png(2, 1, b"\0" + bytes(6), giant)).data == png(2, 1, b"\0" + bytes(6))


def test_segments_that_lie_about_their_length() -> None:
    source = encode(image("RGB", (64, 48)), "JPEG")
    lying = source[:2] + b"\xff\xe1\xff\xff" + source[2:]
    assert fault(lying) is FaultKind.UNREADABLE
    assert read(source[:2] + segment(0xE2, b"MPF\0" + bytes(90)) + source[2:]).data == read(source).data


SAMPLES = [
    encode(image("RGB", (40, 30)), form, **options)
    for form, options in (
        ("PNG", {}), ("JPEG", {"exif": exif(6)}), ("JPEG", {"progressive": True}), ("GIF", {}), ("WEBP", {}),
        ("WEBP", {"lossless": True, "exif": exif(3)}), ("BMP", {}), ("TIFF", {}), ("TIFF", {"compression": "tiff_lzw"}),
        ("AVIF", {}),
    )
]  # fmt: skip


@settings(max_examples=300)
@given(
    sample=st.sampled_from(SAMPLES),
    changes=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), max_size=8),
    end=st.floats(0, 1),
)
def test_bytes_changed_at_random_never_raise(sample: bytes, changes: list[tuple[float, int]], end: float) -> None:
    data = bytearray(sample)
    for place, value in changes:
        data[int(place * (len(data) - 1))] = value
    for cut in (bytes(data), bytes(data[: int(end * len(data))])):
        result = read_picture(cut, limit_pixels=1_000_000)
        assert isinstance(result, ReadPicture | PictureFault)
