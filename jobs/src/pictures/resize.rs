//! Making a picture fit into a square, never larger than it was. Lanczos keeps the weave of a fabric legible
//! without the glitter of cheaper filters.
use super::Refused;
use fast_image_resize::{FilterType, ResizeAlg, ResizeOptions, Resizer};
use image::DynamicImage;

pub(super) fn to_fit(image: DynamicImage, side: u32) -> Result<DynamicImage, Refused> {
    let (width, height) = size(image.width(), image.height(), side);
    if (width, height) == (image.width(), image.height()) {
        return Ok(image);
    }
    let mut fitted = DynamicImage::new(width, height, image.color());
    let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::Lanczos3));
    Resizer::new().resize(&image, &mut fitted, &options).map_err(|_| Refused::Broken)?;
    Ok(fitted)
}

/// A ribbon keeps at least one pixel of its width.
fn size(width: u32, height: u32, side: u32) -> (u32, u32) {
    let longest = width.max(height);
    if longest <= side {
        return (width, height);
    }
    let scale = f64::from(side) / f64::from(longest);
    let scaled = |length: u32| ((f64::from(length) * scale).round() as u32).max(1);
    (scaled(width), scaled(height))
}
