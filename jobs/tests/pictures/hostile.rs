//! Files that call themselves pictures.
use crate::drawing::{gif, gif_header, jpeg, jpeg_header, photograph, png, png_header, webp, webp_header};
use jobs::pictures::{Refused, prepare};

fn refusal(bytes: &[u8]) -> &'static str {
    prepare(bytes).map_or_else(Refused::as_str, |_| "prepared")
}

#[test]
fn what_is_no_picture_is_refused_by_its_first_bytes() {
    for stranger in [
        &b""[..],
        b"\xff",
        b"GIF",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"<?xml version='1.0'?><svg/>",
        b"\x1f\x8b\x08\0\0\0\0\0",
        b"<!doctype html><img src=x>",
        b"\0\0\0\x20ftypavif\0\0\0\0avifmif1",
        b"BM\x3a\0\0\0\0\0\0\0\x36\0\0\0",
        b"II*\0\x08\0\0\0",
        b"\0\0\x01\0\x01\0\x10\x10",
        b"%PDF-1.7",
        b"\x7fELF",
    ] {
        assert_eq!(refusal(stranger), "unknown_kind", "{stranger:?}");
    }
    let svg_first = [b"<svg/>", &png(photograph(64, 64))[..]].concat();
    assert_eq!(refusal(&svg_first), "unknown_kind");
}

#[test]
fn a_picture_under_another_kinds_magic_is_broken() {
    let (photo, drawing) = (jpeg(&photograph(64, 64)), png(photograph(64, 64)));
    let as_png = [b"\x89PNG\r\n\x1a\n", &photo[8..]].concat();
    let as_jpeg = [b"\xff\xd8\xff", &drawing[3..]].concat();
    let as_gif = [b"GIF89a", &drawing[6..]].concat();
    let as_webp = [b"RIFF\xff\0\0\0WEBP", &photo[12..]].concat();
    for bytes in [as_png, as_jpeg, as_webp] {
        assert_eq!(refusal(&bytes), "broken");
    }
    assert_ne!(refusal(&as_gif), "prepared");
}

#[test]
fn a_picture_cut_short_is_broken_wherever_the_cut_is() {
    let image = photograph(96, 96);
    for (kind, bytes) in
        [("jpeg", jpeg(&image)), ("png", png(image.clone())), ("gif", gif([&image])), ("webp", webp(&image))]
    {
        assert_eq!(refusal(&bytes), "prepared", "{kind}");
        for tenths in 1..9 {
            assert_eq!(refusal(&bytes[..bytes.len() * tenths / 10]), "broken", "{kind} at {tenths}/10");
        }
    }
}

/// The files end after the header: whoever went on to unpack them would call them broken.
#[test]
fn too_many_pixels_are_refused_by_the_header_alone() {
    for (kind, bytes) in [
        ("png", png_header(30_000, 30_000)),
        ("png", png_header(2_000_000_000, 2_000_000_000)),
        ("jpeg", jpeg_header(65_500, 65_500)),
        ("gif", gif_header(65_535, 65_535)),
        ("webp", webp_header(16_383, 16_383)),
    ] {
        assert_eq!(refusal(&bytes), "too_many_pixels", "{kind}");
    }
}

#[test]
fn the_largest_picture_has_forty_million_pixels() {
    assert_eq!(refusal(&png_header(8_000, 5_000)), "broken");
    assert_eq!(refusal(&png_header(8_001, 5_000)), "too_many_pixels");
}

#[test]
fn nothing_and_next_to_nothing_are_no_pictures() {
    for (kind, bytes) in [
        ("png", png_header(0, 0)),
        ("png", png_header(0, 64)),
        ("jpeg", jpeg_header(0, 0)),
        ("gif", gif_header(0, 0)),
    ] {
        assert!(matches!(refusal(&bytes), "too_small" | "broken"), "{kind}: {}", refusal(&bytes));
    }
    assert_eq!(refusal(&png(photograph(1, 1))), "too_small");
    assert_eq!(refusal(&gif(&[photograph(2_000, 15)])), "too_small");
    assert_eq!(refusal(&png(photograph(16, 16))), "prepared");
}
