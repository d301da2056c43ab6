//! From numbers to paths and labels. A chart is drawn in a box of its own units and stretched to its place, so paths
//! know nothing of screens.
use std::fmt::Write;

use crate::views::Locale;

pub const WIDTH: f64 = 600.0;
pub const HEIGHT: f64 = 120.0;

/// The round number at the top of a chart that shows this value: 1, 2 or 5 with zeros.
pub fn top(most: f64) -> f64 {
    if most <= 0.0 {
        return 1.0;
    }
    let power = 10_f64.powf(most.log10().floor());
    let rounds = [1.0, 2.0, 5.0, 10.0].map(|step| step * power);
    rounds.into_iter().find(|round| *round >= most).unwrap_or(most)
}

/// A line through the values; where there is none the line has a gap.
pub fn line(values: &[Option<f64>], top: f64) -> String {
    let mut path = String::new();
    let mut drawing = false;
    for (place, value) in values.iter().enumerate() {
        let Some(value) = value else {
            drawing = false;
            continue;
        };
        let verb = if drawing { 'L' } else { 'M' };
        let (x, y) = (across(place, values.len()), up(*value, top));
        // Writing into a string cannot fail. A point that stands alone is as wide as the line.
        let _ = write!(path, "{verb}{x:.1} {y:.1}");
        if !drawing && values.get(place + 1).is_none_or(Option::is_none) {
            path.push_str("h.1");
        }
        drawing = true;
    }
    path
}

/// What lies under the line, closed along the bottom, each stretch by itself.
pub fn area(values: &[Option<f64>], top: f64) -> String {
    let mut path = String::new();
    let mut start = 0;
    for stretch in values.split(Option::is_none) {
        if stretch.len() > 1 {
            let _ = write!(path, "M{:.1} {HEIGHT}", across(start, values.len()));
            for (place, value) in stretch.iter().flatten().enumerate() {
                let _ = write!(path, "L{:.1} {:.1}", across(start + place, values.len()), up(*value, top));
            }
            let _ = write!(path, "L{:.1} {HEIGHT}Z", across(start + stretch.len() - 1, values.len()));
        }
        start += stretch.len() + 1;
    }
    path
}

fn across(place: usize, count: usize) -> f64 {
    WIDTH * place as f64 / (count.max(2) - 1) as f64
}

/// A little room at both ends, or the stroke would be cut in half.
fn up(value: f64, top: f64) -> f64 {
    let room = HEIGHT - 3.0;
    HEIGHT - 1.5 - room * (value / top).clamp(0.0, 1.0)
}

/// As few digits as tell something, in the reader's form.
pub fn short(value: f64, locale: &Locale) -> String {
    let digits = match value.abs() {
        large if large >= 100.0 => 0,
        middle if middle >= 10.0 => 1,
        _ => 2,
    };
    let text = format!("{value:.digits$}");
    let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    text.parse().map_or_else(|_| text.to_string(), |number| locale.number(&number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chart_ends_at_a_round_number() {
        for (most, round) in [(0.0, 1.0), (0.03, 0.05), (1.0, 1.0), (1.2, 2.0), (37.0, 50.0), (51.0, 100.0)] {
            assert!((top(most) - round).abs() < 1e-9, "{most} ends at {}", top(most));
        }
    }

    #[test]
    fn a_line_has_gaps_where_nothing_was_measured() {
        let values = [Some(0.0), Some(10.0), None, Some(5.0)];
        assert_eq!(line(&values, 10.0), "M0.0 118.5L200.0 1.5M600.0 60.0h.1");
        assert_eq!(area(&values, 10.0), "M0.0 120L0.0 118.5L200.0 1.5L200.0 120Z");
        assert_eq!(line(&[None, None], 10.0), "");
    }

    #[test]
    fn numbers_have_as_many_digits_as_tell_something() {
        let english = Locale::default();
        let shown = [0.0, 0.126, 3.0, 12.34, 123.4, 12_345.0].map(|value| short(value, &english));
        assert_eq!(shown, ["0", "0.13", "3", "12.3", "123", "12,345"]);
        assert_eq!(short(12.34, &Locale::new("de", "UTC")), "12,3");
    }
}
