//! Pictures drawn for these tests, and files that only begin like one.
use image::{
    DynamicImage, ExtendedColorType, ImageEncoder, Rgb, RgbImage,
    codecs::{gif::GifEncoder, jpeg::JpegEncoder, png::PngEncoder, webp::WebPEncoder},
};
use jobs::pictures::Rendition;

/// Something to compress: neither flat nor noise.
pub fn photograph(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| Rgb([(x % 256) as u8, (y % 256) as u8, ((x * y) % 256) as u8]))
}

pub fn flat(width: u32, height: u32, colour: [u8; 3]) -> RgbImage {
    RgbImage::from_pixel(width, height, Rgb(colour))
}

pub fn jpeg(image: &RgbImage) -> Vec<u8> {
    let mut bytes = vec![];
    JpegEncoder::new_with_quality(&mut bytes, 95).encode_image(image).unwrap();
    bytes
}

pub fn png(image: impl Into<DynamicImage>) -> Vec<u8> {
    let mut bytes = vec![];
    image.into().write_with_encoder(PngEncoder::new(&mut bytes)).unwrap();
    bytes
}

pub fn png_with_profile(image: &RgbImage, profile: Vec<u8>) -> Vec<u8> {
    let mut bytes = vec![];
    let mut encoder = PngEncoder::new(&mut bytes);
    encoder.set_icc_profile(profile).unwrap();
    encoder.write_image(image, image.width(), image.height(), ExtendedColorType::Rgb8).unwrap();
    bytes
}

pub fn gif<'a>(frames: impl IntoIterator<Item = &'a RgbImage>) -> Vec<u8> {
    let mut bytes = vec![];
    let mut encoder = GifEncoder::new(&mut bytes);
    for frame in frames {
        let frame = DynamicImage::from(frame.clone()).into_rgba8();
        encoder.encode_frame(image::Frame::new(frame)).unwrap();
    }
    drop(encoder);
    bytes
}

pub fn webp(image: &RgbImage) -> Vec<u8> {
    let mut bytes = vec![];
    DynamicImage::from(image.clone()).write_with_encoder(WebPEncoder::new_lossless(&mut bytes)).unwrap();
    bytes
}

pub fn lossy_webp(image: &RgbImage) -> Vec<u8> {
    webp::Encoder::from_rgb(image, image.width(), image.height()).encode(80.0).to_vec()
}

pub fn moving_webp(frames: &[RgbImage]) -> Vec<u8> {
    let config = webp::WebPConfig::new().unwrap();
    let mut film = webp::AnimEncoder::new(frames[0].width(), frames[0].height(), &config);
    for (second, frame) in frames.iter().enumerate() {
        let frame = webp::AnimFrame::from_rgb(frame, frame.width(), frame.height(), second as i32 * 1_000);
        film.add_frame(frame);
    }
    film.encode().to_vec()
}

/// The same JPEG with EXIF data that says how the camera was held, and whatever else the camera knew.
pub fn held(jpeg: &[u8], orientation: u8, known: &str) -> Vec<u8> {
    let mut exif = b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0".to_vec();
    exif.extend_from_slice(&[orientation, 0, 0, 0, 0, 0, 0, 0]);
    exif.extend_from_slice(known.as_bytes());
    let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
    [&jpeg[..2], &[0xff, 0xe1], &length, &exif, &jpeg[2..]].concat()
}

/// What a visitor's browser would show.
pub fn shown(rendition: &Rendition) -> RgbImage {
    let image = image::load_from_memory(&rendition.webp).unwrap().into_rgb8();
    assert_eq!(image.dimensions(), (rendition.width, rendition.height));
    image
}

/// A PNG that is a header and nothing else.
pub fn png_header(width: u32, height: u32) -> Vec<u8> {
    let mut header = b"IHDR".to_vec();
    header.extend_from_slice(&width.to_be_bytes());
    header.extend_from_slice(&height.to_be_bytes());
    header.extend_from_slice(&[8, 2, 0, 0, 0]);
    let data = b"IDAT\x78\x01";
    [b"\x89PNG\r\n\x1a\n\0\0\0\x0d", &header[..], &crc(&header), b"\0\0\0\x02", data, &crc(data)].concat()
}

pub fn jpeg_header(width: u16, height: u16) -> Vec<u8> {
    let [[w1, w2], [h1, h2]] = [width.to_be_bytes(), height.to_be_bytes()];
    let frame = [0xff, 0xc0, 0, 17, 8, h1, h2, w1, w2, 3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0];
    let scan = [0xff, 0xda, 0, 12, 3, 1, 0, 2, 0, 3, 0, 0, 63, 0, 0xff, 0xd9];
    [&[0xff, 0xd8], &frame[..], &scan].concat()
}

pub fn gif_header(width: u16, height: u16) -> Vec<u8> {
    let [[w1, w2], [h1, h2]] = [width.to_le_bytes(), height.to_le_bytes()];
    let frame = [b',', 0, 0, 0, 0, w1, w2, h1, h2, 0, 8, 1, 0, 0, b';'];
    [b"GIF89a", &[w1, w2, h1, h2, 0, 0, 0][..], &frame].concat()
}

/// Lossless WebP keeps its size in two times fourteen bits.
pub fn webp_header(width: u32, height: u32) -> Vec<u8> {
    let size = ((width - 1) | (height - 1) << 14).to_le_bytes();
    [b"RIFF\x16\0\0\0WEBPVP8L\x0a\0\0\0\x2f", &size[..], &[0; 5]].concat()
}

fn crc(bytes: &[u8]) -> [u8; 4] {
    let mut crc = flate2::Crc::new();
    crc.update(bytes);
    crc.sum().to_be_bytes()
}
