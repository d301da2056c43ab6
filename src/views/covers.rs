//! What a link to a list wears in a chat: wrapping paper with a ribbon and a bow, in the list's own colour. Twelve
//! pictures for all lists there are, drawn once; they say nothing about any of them.
use std::sync::OnceLock;

use tiny_skia::{Color, FillRule, Paint, Path, PathBuilder, Pixmap, Rect, Stroke, Transform};

use crate::{Error, Result};

pub const WIDTH: u32 = 1200;
pub const HEIGHT: u32 = 630;
const COLOURS: usize = 12;

static DRAWN: [OnceLock<Vec<u8>>; COLOURS] = [const { OnceLock::new() }; COLOURS];

/// The colours of one paper, as the pages show it by day.
struct Papers {
    base: Color,
    mark: Color,
    ribbon: Color,
    fold: Color,
}

/// A PNG, the same for ever.
pub fn png(hue: usize) -> Result<&'static [u8]> {
    let place = DRAWN.get(hue).ok_or(Error::NotFound)?;
    if let Some(drawn) = place.get() {
        return Ok(drawn);
    }
    let drawn = draw(hue).ok_or_else(|| Error::internal("a cover could not be drawn"))?;
    Ok(place.get_or_init(|| drawn))
}

fn draw(hue: usize) -> Option<Vec<u8>> {
    let mut sheet = Pixmap::new(WIDTH, HEIGHT)?;
    let papers = Papers::of(hue);
    sheet.fill(papers.base);
    pattern(&mut sheet, hue, papers.mark)?;
    ribbon(&mut sheet, &papers)?;
    bow(&mut sheet, &papers)?;
    sheet.encode_png().ok()
}

/// Slanting stripes, dots or upright stripes, as `papers.css` has them.
fn pattern(sheet: &mut Pixmap, hue: usize, mark: Color) -> Option<()> {
    let mut shapes = PathBuilder::new();
    match hue % 3 {
        0 => (0..27).for_each(|number| slant(&mut shapes, number as f32 * 68.0 - HEIGHT as f32)),
        1 => (0..9).for_each(|row| dots(&mut shapes, row)),
        _ => {
            for number in 0..15 {
                shapes.push_rect(Rect::from_xywh(number as f32 * 80.0, 0.0, 40.0, HEIGHT as f32)?);
            }
        }
    }
    fill(sheet, &shapes.finish()?, mark);
    Some(())
}

fn slant(shapes: &mut PathBuilder, from: f32) {
    let height = HEIGHT as f32;
    shapes.move_to(from, height);
    shapes.line_to(from + height, 0.0);
    shapes.line_to(from + height + 34.0, 0.0);
    shapes.line_to(from + 34.0, height);
    shapes.close();
}

fn dots(shapes: &mut PathBuilder, row: u8) {
    let shift = if row.is_multiple_of(2) { 0.0 } else { 36.0 };
    for column in 0..17_u8 {
        shapes.push_circle(f32::from(column) * 72.0 + shift, f32::from(row) * 72.0 + 36.0, 13.0);
    }
}

/// Across the sheet both ways, crossing where the bow sits.
fn ribbon(sheet: &mut Pixmap, papers: &Papers) -> Option<()> {
    let (x, y, broad) = centre();
    for band in [
        Rect::from_xywh(x - broad / 2.0, 0.0, broad, HEIGHT as f32)?,
        Rect::from_xywh(0.0, y - broad / 2.0, WIDTH as f32, broad)?,
    ] {
        fill(sheet, &PathBuilder::from_rect(band), papers.ribbon);
    }
    Some(())
}

/// Two loops, two ends and a knot, each with a darker edge so that they stand off the ribbon.
fn bow(sheet: &mut Pixmap, papers: &Papers) -> Option<()> {
    let (x, y, _) = centre();
    for side in [-1.0, 1.0] {
        for part in [end(x, y, side)?, loop_of(x, y, side)?] {
            fill(sheet, &part, papers.ribbon);
            edge(sheet, &part, papers.fold);
        }
    }
    let knot = PathBuilder::from_circle(x, y, 40.0)?;
    fill(sheet, &knot, papers.ribbon);
    edge(sheet, &knot, papers.fold);
    Some(())
}

fn loop_of(x: f32, y: f32, side: f32) -> Option<Path> {
    let mut path = PathBuilder::new();
    path.move_to(x, y);
    path.cubic_to(x + side * 60.0, y - 150.0, x + side * 230.0, y - 190.0, x + side * 240.0, y - 70.0);
    path.cubic_to(x + side * 245.0, y + 40.0, x + side * 90.0, y + 40.0, x, y);
    path.close();
    path.finish()
}

fn end(x: f32, y: f32, side: f32) -> Option<Path> {
    let mut path = PathBuilder::new();
    path.move_to(x, y);
    path.quad_to(x + side * 70.0, y + 60.0, x + side * 120.0, y + 190.0);
    path.line_to(x + side * 165.0, y + 140.0);
    path.line_to(x + side * 215.0, y + 165.0);
    path.quad_to(x + side * 150.0, y + 40.0, x, y);
    path.close();
    path.finish()
}

fn centre() -> (f32, f32, f32) {
    (WIDTH as f32 / 2.0, HEIGHT as f32 / 2.0, 88.0)
}

fn fill(sheet: &mut Pixmap, path: &Path, colour: Color) {
    sheet.fill_path(path, &paint(colour), FillRule::Winding, Transform::identity(), None);
}

fn edge(sheet: &mut Pixmap, path: &Path, colour: Color) {
    let line = Stroke { width: 7.0, ..Default::default() };
    sheet.stroke_path(path, &paint(colour), &line, Transform::identity(), None);
}

fn paint(colour: Color) -> Paint<'static> {
    let mut paint = Paint { anti_alias: true, ..Default::default() };
    paint.set_color(colour);
    paint
}

impl Papers {
    /// The twelve hues of `papers.css`.
    fn of(hue: usize) -> Self {
        let turn =
            [35.0, 60.0, 85.0, 120.0, 150.0, 180.0, 210.0, 240.0, 270.0, 300.0, 330.0, 5.0][hue % COLOURS];
        Self {
            base: oklch(0.90, 0.05, turn),
            mark: oklch(0.85, 0.075, turn),
            ribbon: oklch(0.62, 0.13, turn),
            fold: oklch(0.50, 0.12, turn),
        }
    }
}

/// Lightness, chroma and hue as style sheets name colours (Björn Ottosson's Oklab), as sRGB.
fn oklch(lightness: f32, chroma: f32, degrees: f32) -> Color {
    let (a, b) = (chroma * degrees.to_radians().cos(), chroma * degrees.to_radians().sin());
    let cone = |a_part: f32, b_part: f32| (lightness + a_part * a + b_part * b).powi(3);
    let (long, medium, short) = (
        cone(0.396_337_8, 0.215_803_76),
        cone(-0.105_561_346, -0.063_854_17),
        cone(-0.089_484_18, -1.291_485_5),
    );
    let red = 4.076_741_7 * long - 3.307_711_6 * medium + 0.230_969_94 * short;
    let green = -1.268_438 * long + 2.609_757_4 * medium - 0.341_319_4 * short;
    let blue = -0.004_196_086_3 * long - 0.703_418_6 * medium + 1.707_614_7 * short;
    let [red, green, blue] = [red, green, blue].map(gamma);
    Color::from_rgba(red, green, blue, 1.0).unwrap_or(Color::WHITE)
}

fn gamma(linear: f32) -> f32 {
    let linear = linear.clamp(0.0, 1.0);
    if linear <= 0.003_130_8 { 12.92 * linear } else { 1.055 * linear.powf(1.0 / 2.4) - 0.055 }
}

#[cfg(test)]
mod tests {
    use super::{HEIGHT, WIDTH, png};

    #[test]
    fn a_cover_is_a_png_of_the_size_chats_ask_for_and_always_the_same() {
        for hue in 0..12 {
            let drawn = tiny_skia::Pixmap::decode_png(png(hue).unwrap()).unwrap();
            assert_eq!((drawn.width(), drawn.height()), (WIDTH, HEIGHT));
            assert_eq!(super::draw(hue).unwrap(), png(hue).unwrap());
        }
        assert_ne!(png(0).unwrap(), png(1).unwrap());
        assert!(png(12).is_err());
    }
}
