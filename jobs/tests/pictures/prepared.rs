//! Two small pictures of one, upright, still, opaque and silent about where it was taken.
use crate::drawing::{
    flat, gif, held, jpeg, lossy_webp, moving_webp, photograph, png, png_with_profile, shown, webp,
};
use image::{DynamicImage, GrayAlphaImage, GrayImage, LumaA, Rgb, RgbImage, Rgba, RgbaImage};
use jobs::pictures::{Rendition, prepare};
use moxcms::ColorProfile;

const RED: [u8; 3] = [200, 30, 30];
const BLUE: [u8; 3] = [30, 30, 200];

fn size(rendition: &Rendition) -> (u32, u32) {
    (rendition.width, rendition.height)
}

/// Lossy pictures keep a colour about, not exactly.
fn looks_like(seen: Rgb<u8>, expected: [u8; 3]) -> bool {
    seen.0.iter().zip(expected).all(|(seen, expected)| seen.abs_diff(expected) < 24)
}

#[test]
fn both_sizes_fit_their_squares_and_nothing_is_enlarged() {
    for (original, detail, card) in [
        ((2_400, 160), (1_200, 80), (480, 32)),
        ((160, 2_400), (80, 1_200), (32, 480)),
        ((1_200, 40), (1_200, 40), (480, 16)),
        ((480, 480), (480, 480), (480, 480)),
        ((700, 300), (700, 300), (480, 206)),
        ((100, 50), (100, 50), (100, 50)),
        ((16, 9_000), (2, 1_200), (1, 480)),
    ] {
        let picture = prepare(&png(photograph(original.0, original.1))).unwrap();
        assert_eq!((size(&picture.detail), size(&picture.card)), (detail, card), "{original:?}");
        shown(&picture.detail);
        shown(&picture.card);
    }
}

#[test]
fn every_kind_a_shop_uses_comes_out_looking_the_same() {
    let red = flat(64, 64, RED);
    for (kind, bytes) in [
        ("jpeg", jpeg(&red)),
        ("png", png(red.clone())),
        ("gif", gif([&red])),
        ("lossless webp", webp(&red)),
        ("lossy webp", lossy_webp(&red)),
    ] {
        let picture = prepare(&bytes).unwrap();
        assert!(looks_like(shown(&picture.card)[(32, 32)], RED), "{kind}");
        assert!(looks_like(shown(&picture.detail)[(0, 63)], RED), "{kind}");
    }
}

#[test]
fn grey_deep_and_transparent_pictures_are_pictures_too() {
    let half = GrayAlphaImage::from_pixel(600, 40, LumaA([0, 128]));
    for (kind, image) in [
        ("grey", DynamicImage::from(GrayImage::new(600, 40))),
        ("grey with alpha", half.into()),
        ("deep", DynamicImage::from(photograph(600, 40)).into_rgb16().into()),
        ("deep with alpha", DynamicImage::from(photograph(600, 40)).into_rgba16().into()),
        ("deep grey", DynamicImage::from(photograph(600, 40)).into_luma16().into()),
    ] {
        assert_eq!(size(&prepare(&png(image)).unwrap().card), (480, 32), "{kind}");
    }
}

#[test]
fn of_a_moving_picture_the_first_frame_stays() {
    let frames = [flat(64, 64, RED), flat(64, 64, BLUE)];
    for (kind, film) in [("gif", gif(&frames)), ("webp", moving_webp(&frames))] {
        let picture = prepare(&film).unwrap();
        assert!(looks_like(shown(&picture.card)[(32, 32)], RED), "{kind}");
        assert!(!picture.card.webp.windows(4).any(|chunk| chunk == b"ANIM"), "{kind}");
    }
}

/// A red corner, which each of the eight ways to hold a camera brings to its own place.
#[test]
fn pictures_stand_upright_however_the_camera_was_held() {
    let photo = RgbImage::from_fn(96, 64, |x, y| Rgb(if x < 48 && y < 32 { RED } else { BLUE }));
    let (left, right, top, bottom) = (0.25, 0.75, 0.25, 0.75);
    for (orientation, (x, y), turned) in [
        (1, (left, top), false),
        (2, (right, top), false),
        (3, (right, bottom), false),
        (4, (left, bottom), false),
        (5, (left, top), true),
        (6, (right, top), true),
        (7, (right, bottom), true),
        (8, (left, bottom), true),
        (9, (left, top), false),
    ] {
        let card = prepare(&held(&jpeg(&photo), orientation, "")).unwrap().card;
        assert_eq!(size(&card), if turned { (64, 96) } else { (96, 64) }, "{orientation}");
        let seen = shown(&card);
        let at =
            |x: f64, y: f64| seen[((x * f64::from(card.width)) as u32, (y * f64::from(card.height)) as u32)];
        assert!(looks_like(at(x, y), RED), "{orientation}");
        assert!(looks_like(at(1.0 - x, 1.0 - y), BLUE), "{orientation}");
    }
}

#[test]
fn nothing_the_camera_knew_is_passed_on() {
    let known = "51.4778 N 0.0015 W, Maya's kitchen";
    let photo = held(&jpeg(&photograph(64, 64)), 1, known);
    assert!(contains(&photo, known.as_bytes()));
    let picture = prepare(&photo).unwrap();
    for rendition in [&picture.card, &picture.detail] {
        assert!(!contains(&rendition.webp, known.as_bytes()));
        assert_eq!(&rendition.webp[8..16], b"WEBPVP8 ", "one chunk, and it is the picture");
        let chunk = u32::from_le_bytes(rendition.webp[16..20].try_into().unwrap()) as usize;
        assert_eq!(rendition.webp.len(), 20 + chunk + chunk % 2);
    }
}

#[test]
fn what_hides_behind_a_picture_stays_behind() {
    let script = b"<script>alert('teapot')</script>";
    let red = flat(64, 64, RED);
    for (kind, picture) in [("jpeg", jpeg(&red)), ("png", png(red.clone())), ("gif", gif([&red]))] {
        let picture = prepare(&[&picture, &script[..]].concat()).unwrap();
        assert!(!contains(&picture.detail.webp, script), "{kind}");
        assert!(looks_like(shown(&picture.detail)[(32, 32)], RED), "{kind}");
    }
}

#[test]
fn the_colour_is_the_average_as_css_writes_it() {
    let halves = RgbImage::from_fn(64, 64, |x, _| Rgb(if x < 32 { [0, 10, 255] } else { [100, 10, 0] }));
    assert_eq!(prepare(&png(halves)).unwrap().colour, "#320a80");
    assert_eq!(prepare(&png(flat(2_000, 20, [12, 200, 99]))).unwrap().colour, "#0cc863");
}

#[test]
fn what_is_cut_out_stands_on_white() {
    for (alpha, colour) in [(0, "#ffffff"), (128, "#7f7f7f"), (255, "#000000")] {
        let cut_out = RgbaImage::from_pixel(64, 64, Rgba([0, 0, 0, alpha]));
        assert_eq!(prepare(&png(cut_out)).unwrap().colour, colour);
    }
}

#[test]
fn colours_beyond_srgb_are_translated() {
    let muted = flat(64, 64, [200, 100, 100]);
    assert_eq!(prepare(&png(muted.clone())).unwrap().colour, "#c86464");

    let wide = ColorProfile::new_display_p3().encode().unwrap();
    let colour = prepare(&png_with_profile(&muted, wide)).unwrap().colour;
    let channel = |at: usize| u8::from_str_radix(&colour[at..at + 2], 16).unwrap();
    assert!(channel(1) > 205 && channel(3) < 97, "more saturated in sRGB's smaller space: {colour}");

    let nonsense = png_with_profile(&muted, b"not a profile".to_vec());
    assert_eq!(prepare(&nonsense).unwrap().colour, "#c86464");
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}
