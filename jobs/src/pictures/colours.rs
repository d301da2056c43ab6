//! What a picture's numbers mean: sRGB, opaque, eight bits. Shops cut their products out to stand on a white
//! page, so white is what shows through; on a dark theme a black kettle would otherwise vanish.
use image::{DynamicImage, Rgb, RgbImage, Rgba};
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};

pub(super) fn plain(image: DynamicImage, profile: Option<&[u8]>) -> RgbImage {
    let opaque = if image.color().has_alpha() { on_white(image) } else { image.into_rgb8() };
    match profile.and_then(|profile| in_srgb(&opaque, profile)) {
        Some(translated) => translated,
        None => opaque,
    }
}

pub(super) fn average(image: &RgbImage) -> String {
    let mut sums = [0_u64; 3];
    for Rgb(pixel) in image.pixels() {
        for (sum, channel) in sums.iter_mut().zip(pixel) {
            *sum += u64::from(*channel);
        }
    }
    let pixels = u64::from(image.width()) * u64::from(image.height());
    let [red, green, blue] = sums.map(|sum| (sum + pixels / 2) / pixels.max(1));
    format!("#{red:02x}{green:02x}{blue:02x}")
}

fn on_white(image: DynamicImage) -> RgbImage {
    let image = image.into_rgba8();
    let mut opaque = RgbImage::new(image.width(), image.height());
    for (below, Rgba([red, green, blue, alpha])) in opaque.pixels_mut().zip(image.pixels()) {
        *below = Rgb([red, green, blue].map(|channel| over_white(*channel, *alpha)));
    }
    opaque
}

fn over_white(channel: u8, alpha: u8) -> u8 {
    let (channel, alpha) = (u32::from(channel), u32::from(alpha));
    ((channel * alpha + 255 * (255 - alpha) + 127) / 255) as u8
}

/// Photographs in Display P3 or Adobe RGB look washed out when taken for sRGB. A profile we cannot read, or one
/// for ink, is left aside, as if the picture had none.
fn in_srgb(image: &RgbImage, profile: &[u8]) -> Option<RgbImage> {
    let profile = ColorProfile::new_from_slice(profile).ok()?;
    if profile.color_space != DataColorSpace::Rgb {
        return None;
    }
    let srgb = ColorProfile::new_srgb();
    let options = TransformOptions::default();
    let transform = profile.create_transform_8bit(Layout::Rgb, &srgb, Layout::Rgb, options).ok()?;
    let mut translated = RgbImage::new(image.width(), image.height());
    transform.transform(image, &mut translated).ok()?;
    Some(translated)
}
