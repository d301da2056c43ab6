//! Signs and names of currencies. Many are shared by several countries: then the page's place decides.
use super::codes;
use crate::metadata::wording;
use std::collections::HashMap;
use std::sync::LazyLock;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    Iso(&'static str),
    /// A word that means other things elsewhere (feet, kilometres): money only where this currency is paid.
    Local(&'static str),
    /// A sign several countries use, their codes parted by spaces, and the one meant where nothing else is known.
    Shared(&'static str, Option<&'static str>),
}

static SIGNS: LazyLock<HashMap<&str, Mark>> = LazyLock::new(|| {
    let rows =
        wording::rows(include_str!("signs.txt")).filter_map(|row| Some((mark_of(&row)?, *row.get(2)?)));
    rows.flat_map(|(mark, signs)| signs.split_whitespace().map(move |sign| (sign, mark))).collect()
});

fn mark_of(row: &[&'static str]) -> Option<Mark> {
    Some(match row[..] {
        ["only", code, _] => Mark::Iso(code),
        ["local", code, _] => Mark::Local(code),
        ["shared", codes, _, default] => Mark::Shared(codes, codes::code(default)),
        _ => return None,
    })
}

impl Mark {
    pub fn iso(self) -> Option<&'static str> {
        match self {
            Self::Iso(code) | Self::Local(code) => Some(code),
            Self::Shared(_, default) => default,
        }
    }

    pub fn could_be(self, code: &str) -> bool {
        match self {
            Self::Iso(own) | Self::Local(own) => own == code,
            Self::Shared(codes, _) => codes.split(' ').any(|own| own == code),
        }
    }

    pub fn is_dollar(self) -> bool {
        matches!(self, Self::Shared(codes, _) if codes.starts_with("USD"))
    }
}

/// Codes that are words or names besides; in small letters every code is.
const WORDS: &[&str] =
    &["ALL", "AMD", "ANG", "BAM", "COP", "CUP", "GEL", "MAD", "MOP", "PEN", "RON", "TOP", "TRY"];

/// A line break parts a sign from a number.
const SPACES: [char; 4] = [' ', '\u{A0}', '\u{202F}', '\u{2009}'];
/// No sign is longer.
const LONGEST: usize = 8;
const MOST_BYTES: usize = 4 * LONGEST;

/// A code or sign standing alone: `EUR`, `€`, `kr.`; `RUR` and other old names too.
pub fn written(text: &str) -> Option<&'static str> {
    let text = text.trim();
    codes::code(text)
        .or_else(|| if text.eq_ignore_ascii_case("rur") { Some("RUB") } else { mark(text)?.iso() })
}

/// The mark that is all of `text`.
pub fn mark(text: &str) -> Option<Mark> {
    let text = text.trim().to_lowercase();
    SIGNS.get(text.as_str()).copied().or_else(|| codes::code(&text).map(Mark::Iso))
}

/// The first currency named anywhere in a text.
pub fn find(text: &str) -> Option<Mark> {
    let lower = text.to_lowercase();
    let pieces = lower.split(|c: char| c.is_ascii_digit() || c.is_whitespace() || c == '/');
    pieces.filter(|piece| !piece.is_empty()).find_map(|piece| {
        mark(piece.trim_matches(|c: char| matches!(c, '.' | ',' | ':' | '(' | ')' | '*' | '-')))
    })
}

/// The mark right after a number.
pub fn at_start(text: &str) -> Option<Mark> {
    let token: Vec<char> =
        text.trim_start_matches(SPACES).chars().take(LONGEST).take_while(|c| is_of_token(*c)).collect();
    (1..=token.len())
        .rev()
        .filter(|end| stands_alone(token[*end - 1], token.get(*end)))
        .find_map(|end| known(&token[..end]))
}

/// The mark right before a number.
pub fn at_end(text: &str) -> Option<Mark> {
    let text = text.trim_end_matches(SPACES);
    let mut token: Vec<char> = text.chars().rev().take(LONGEST).take_while(|c| is_of_token(*c)).collect();
    token.reverse();
    let mut starts = (0..token.len())
        .filter(|at| stands_alone(token[*at], at.checked_sub(1).and_then(|before| token.get(before))));
    let found = starts.find_map(|start| known(&token[start..]));
    found.map(|mark| with_country(text).unwrap_or(mark))
}

/// What stands before a number, without the sign that belongs to it.
pub fn without_mark(before: &str) -> &str {
    let before = before.trim_end_matches(SPACES);
    let near = before.floor_char_boundary(before.len().saturating_sub(MOST_BYTES));
    let token = before[near..].rsplit(char::is_whitespace).next().unwrap_or_default();
    if mark(token).is_some() { &before[..before.len() - token.len()] } else { before }
}

/// `US $12`, `C $12`: the country stands apart from its dollar.
fn with_country(text: &str) -> Option<Mark> {
    let before = text.strip_suffix('$')?.trim_end_matches(SPACES);
    let country = before.rsplit(|c: char| !c.is_ascii_alphabetic()).next()?;
    let follows_digit = before[..before.len() - country.len()].ends_with(|c: char| c.is_ascii_digit());
    ((1..=3).contains(&country.len()) && !follows_digit).then(|| mark(&format!("{country}$")))?
}

fn is_of_token(c: char) -> bool {
    !c.is_whitespace() && !c.is_numeric()
}

/// A letter beside a sign made of letters would make it part of another word; Chinese and Korean need no space.
fn stands_alone(edge: char, neighbour: Option<&char>) -> bool {
    !edge.is_alphabetic() || edge >= '\u{2E80}' || !neighbour.is_some_and(|c| c.is_alphabetic())
}

fn known(token: &[char]) -> Option<Mark> {
    let token: String = token.iter().collect();
    let known = mark(&token)?;
    let is_word = || WORDS.contains(&token.as_str()) || token.chars().any(char::is_lowercase);
    Some(match known {
        Mark::Iso(code) if code.eq_ignore_ascii_case(&token) && is_word() => Mark::Local(code),
        known => known,
    })
}
