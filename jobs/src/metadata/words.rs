//! Comparing what people wrote: names, titles, addresses.
use scraper::ElementRef;
use std::collections::HashMap;

/// Classes of text for screen readers or for nobody; it is in the document but not part of what is said.
const UNSEEN: &[&str] = &[
    "g-hdn",
    "sr-only",
    "visually-hidden",
    "visuallyhidden",
    "screen-reader",
    "hidden",
    "clipped",
    "tooltip",
];

/// What a person reads of an element, as one line.
pub fn readable(element: ElementRef<'_>) -> String {
    let mut text = String::new();
    gather(element, &mut text, 0);
    tidy(&text)
}

fn gather(element: ElementRef<'_>, text: &mut String, depth: usize) {
    for child in element.children() {
        if let Some(own) = child.value().as_text() {
            text.push_str(own);
        } else if let Some(inner) = ElementRef::wrap(child).filter(|inner| depth < 32 && is_seen(*inner)) {
            let is_apart = !matches!(
                inner.value().name(),
                "b" | "i" | "em" | "strong" | "a" | "sup" | "sub" | "font" | "wbr"
            );
            text.push_str(if is_apart { " " } else { "" });
            gather(inner, text, depth + 1);
            text.push_str(if is_apart { " " } else { "" });
        }
    }
}

fn is_seen(element: ElementRef<'_>) -> bool {
    let tag = element.value();
    let is_text = !matches!(
        tag.name(),
        "script" | "style" | "noscript" | "template" | "svg" | "button" | "select" | "h2" | "h3"
    );
    is_text && !tag.classes().any(|class| UNSEEN.contains(&class))
}

/// One line, no doubled or outer spaces, no invisible characters.
pub fn tidy(text: &str) -> String {
    let visible: String = text.chars().filter(|c| !is_invisible(*c)).collect();
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{FEFF}' | '\u{AD}' | '\u{FFFD}')
        || (c.is_control() && !c.is_whitespace())
}

/// Lower case words of letters and digits.
pub fn words(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

pub fn same(one: &str, other: &str) -> bool {
    let one = words(one);
    !one.is_empty() && one == words(other)
}

/// 0 for nothing in common, 1 for the same words in any order.
pub fn likeness(one: &str, other: &str) -> f64 {
    let (one, other) = (words(one), words(other));
    let total = one.len() + other.len();
    if total == 0 { 0.0 } else { 2.0 * shared(&one, &other) as f64 / total as f64 }
}

/// How much of `part` is in `whole`: a name inside a longer heading counts fully.
pub fn contained(part: &str, whole: &str) -> f64 {
    let (part, whole) = (words(part), words(whole));
    if part.is_empty() { 0.0 } else { shared(&part, &whole) as f64 / part.len() as f64 }
}

fn shared(one: &[String], other: &[String]) -> usize {
    let mut left: HashMap<&str, usize> = HashMap::new();
    for word in other {
        *left.entry(word).or_default() += 1;
    }
    one.iter()
        .filter(|word| {
            left.get_mut(word.as_str()).is_some_and(|n| {
                *n > 0 && {
                    *n -= 1;
                    true
                }
            })
        })
        .count()
}

/// Letters and digits only, for comparing a host with a shop's name.
pub fn squeezed(text: &str) -> String {
    text.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect()
}
