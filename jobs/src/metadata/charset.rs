//! Bytes to text, as shops really label them: header, `<meta>`, neither, or wrongly.
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use std::borrow::Cow;

/// More than any real page (5.3 MB measured); the rest is dropped, not an error.
const MOST_BYTES: usize = 8 * 1024 * 1024;
/// Browsers look at 1,024 bytes; shops put scripts before the label.
const META_WINDOW: usize = 8 * 1024;
/// One broken character per this many bytes still is the encoding it says it is.
const BYTES_PER_FLAW: usize = 500;

pub fn decode<'a>(html: &'a [u8], content_type: Option<&str>) -> Cow<'a, str> {
    let html = &html[..html.len().min(MOST_BYTES)];
    if let Some((encoding, mark)) = Encoding::for_bom(html) {
        return encoding.decode_without_bom_handling(&html[mark..]).0;
    }
    if is_utf8_beyond_doubt(html) {
        return UTF_8.decode_without_bom_handling(html).0;
    }
    let labels = [content_type.and_then(label_in_header), label_in_meta(html)];
    let believed = labels.into_iter().flatten().find(|encoding| fits(encoding, html));
    believed.unwrap_or_else(|| detect(html)).decode_without_bom_handling(html).0
}

/// Text in another encoding is never valid UTF-8 by chance once it has letters beyond ASCII, while UTF-8 with a
/// stale label is common. The last character may be cut off by the size limit.
fn is_utf8_beyond_doubt(html: &[u8]) -> bool {
    match std::str::from_utf8(html) {
        Ok(text) => !text.is_ascii(),
        Err(error) => error.error_len().is_none() && error.valid_up_to() > 0,
    }
}

fn label_in_header(content_type: &str) -> Option<&'static Encoding> {
    let lower = content_type.to_ascii_lowercase();
    let label = lower.split("charset=").nth(1)?;
    Encoding::for_label(first_word(label).as_bytes())
}

fn label_in_meta(html: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&html[..html.len().min(META_WINDOW)]).to_ascii_lowercase();
    let mut tags = head.split("<meta").skip(1).map(|rest| rest.split('>').next().unwrap_or(rest));
    let label = tags.find_map(|tag| tag.split("charset=").nth(1))?;
    let encoding = Encoding::for_label(first_word(label).as_bytes())?;
    // The label was readable as ASCII, so it cannot be true.
    Some(if encoding == UTF_16LE || encoding == UTF_16BE { UTF_8 } else { encoding })
}

fn first_word(label: &str) -> &str {
    let label = label.trim_start_matches(['"', '\'', ' ']);
    label.split(['"', '\'', ' ', ';', '/', '>']).next().unwrap_or(label)
}

fn fits(encoding: &'static Encoding, html: &[u8]) -> bool {
    let (text, _, flawed) = encoding.decode(html);
    !flawed || text.matches('\u{FFFD}').count() <= html.len() / BYTES_PER_FLAW
}

fn detect(html: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(html, true);
    detector.guess(None, Utf8Detection::Allow)
}
