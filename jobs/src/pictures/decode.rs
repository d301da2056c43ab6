//! Reading a picture without trusting it. Its kind is what its first bytes say, whatever its name or label; its
//! size is judged from the header, before pixels are allocated; of an animation only the first frame is read.
use super::Refused;
use image::{
    DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits, error::ImageResult,
    metadata::Orientation,
};
use std::io::Cursor;

/// A camera's largest, and 120 MB unpacked. Shops show a tenth of it.
const MOST_PIXELS: u64 = 40_000_000;
/// Deep colour doubles and alpha adds: 40 megapixels of both would be 320 MB.
const MOST_BYTES: u64 = 200_000_000;
/// Below this it is a tracking pixel or a spacer.
const FEWEST_PIXELS_A_SIDE: u32 = 16;

pub(super) struct Still {
    pub image: DynamicImage,
    /// How the camera was held.
    pub orientation: Orientation,
    /// What the numbers mean as colours, if not sRGB.
    pub profile: Option<Vec<u8>>,
}

pub(super) fn still(bytes: &[u8]) -> Result<Still, Refused> {
    let format = kind(bytes)?;
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits());
    let mut decoder = reader.into_decoder().map_err(refusal)?;
    measure(&decoder)?;
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let profile = decoder.icc_profile().ok().flatten();
    let image = complete(format, bytes, DynamicImage::from_decoder(decoder))?;
    Ok(Still { image, orientation, profile })
}

fn kind(bytes: &[u8]) -> Result<ImageFormat, Refused> {
    use ImageFormat::{Gif, Jpeg, Png, WebP};
    match image::guess_format(bytes) {
        Ok(format @ (Jpeg | Png | Gif | WebP)) => Ok(format),
        _ => Err(Refused::UnknownKind),
    }
}

/// For what decoders allocate beside the picture itself, such as an inflating colour profile.
fn limits() -> Limits {
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(MOST_BYTES);
    limits
}

fn measure(decoder: &impl ImageDecoder) -> Result<(), Refused> {
    let (width, height) = decoder.dimensions();
    if width.min(height) < FEWEST_PIXELS_A_SIDE {
        return Err(Refused::TooSmall);
    }
    if u64::from(width) * u64::from(height) > MOST_PIXELS || decoder.total_bytes() > MOST_BYTES {
        return Err(Refused::TooManyPixels);
    }
    Ok(())
}

/// The JPEG decoder paints what is missing grey and calls it a success.
fn complete(
    format: ImageFormat,
    bytes: &[u8],
    decoded: ImageResult<DynamicImage>,
) -> Result<DynamicImage, Refused> {
    if format == ImageFormat::Jpeg && !ends(bytes) {
        return Err(Refused::Broken);
    }
    decoded.map_err(refusal)
}

/// Whether the end marker comes, and late: an embedded thumbnail has one too, but near the beginning.
fn ends(jpeg: &[u8]) -> bool {
    jpeg[jpeg.len() / 2..].windows(2).any(|marker| marker == [0xff, 0xd9])
}

fn refusal(error: ImageError) -> Refused {
    match error {
        ImageError::Limits(_) => Refused::TooManyPixels,
        _ => Refused::Broken,
    }
}
