//! Signs and names of currencies. Many are shared by several countries: then the page's place decides.
use super::codes;
use std::collections::HashMap;
use std::sync::LazyLock;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    Iso(&'static str),
    /// A word that means other things elsewhere (feet, kilometres): money only where this currency is paid.
    Local(&'static str),
    /// A sign several countries use; the first is meant where nothing else is known, if it is clear at all.
    Shared(&'static [&'static str], Option<&'static str>),
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
            Self::Shared(list, _) => list.contains(&code),
        }
    }
}

use Mark::{Iso, Local, Shared};

const DOLLARS: &[&str] = &[
    "USD", "CAD", "AUD", "NZD", "CLP", "ARS", "MXN", "TWD", "HKD", "SGD", "COP", "UYU", "BSD", "BBD", "BZD",
    "FJD", "JMD", "TTD", "NAD", "BND", "DOP",
];
const CROWNS: &[&str] = &["SEK", "NOK", "DKK", "ISK", "CZK"];
const YEN: &[&str] = &["JPY", "CNY"];
const RUPEES: &[&str] = &["INR", "PKR", "LKR", "NPR", "MUR"];
const POUNDS: &[&str] = &["GBP", "EGP"];

/// Longer signs first where one begins another. Written as they are searched: lower case.
const MARKS: &[(&str, Mark)] = &[
    ("us$", Iso("USD")),
    ("u$s", Iso("USD")),
    ("ca$", Iso("CAD")),
    ("c$", Iso("CAD")),
    ("cad$", Iso("CAD")),
    ("cdn$", Iso("CAD")),
    ("au$", Iso("AUD")),
    ("a$", Iso("AUD")),
    ("nz$", Iso("NZD")),
    ("hk$", Iso("HKD")),
    ("nt$", Iso("TWD")),
    ("s$", Iso("SGD")),
    ("mx$", Iso("MXN")),
    ("mex$", Iso("MXN")),
    ("r$", Iso("BRL")),
    ("ar$", Iso("ARS")),
    ("clp$", Iso("CLP")),
    ("cop$", Iso("COP")),
    ("j$", Iso("JMD")),
    ("rd$", Iso("DOP")),
    ("sgd$", Iso("SGD")),
    ("$u", Iso("UYU")),
    ("$b", Iso("BOB")),
    ("$", Shared(DOLLARS, None)),
    ("＄", Shared(DOLLARS, None)),
    ("€", Iso("EUR")),
    ("euros", Iso("EUR")),
    ("euro", Iso("EUR")),
    ("£", Shared(POUNDS, Some("GBP"))),
    ("₤", Shared(POUNDS, Some("GBP"))),
    ("¥", Shared(YEN, None)),
    ("￥", Shared(YEN, None)),
    ("円", Iso("JPY")),
    ("元", Shared(&["CNY", "TWD"], Some("CNY"))),
    ("圓", Iso("TWD")),
    ("원", Iso("KRW")),
    ("₩", Iso("KRW")),
    ("₹", Iso("INR")),
    ("₨", Shared(RUPEES, None)),
    ("rs.", Shared(RUPEES, None)),
    ("rs", Shared(RUPEES, None)),
    ("₽", Iso("RUB")),
    ("руб.", Iso("RUB")),
    ("руб", Iso("RUB")),
    ("рублей", Iso("RUB")),
    ("р.", Shared(&["RUB", "BYN"], Some("RUB"))),
    ("р", Shared(&["RUB", "BYN"], Some("RUB"))),
    ("бел. руб", Iso("BYN")),
    ("₴", Iso("UAH")),
    ("грн.", Iso("UAH")),
    ("грн", Iso("UAH")),
    ("₸", Iso("KZT")),
    ("тг.", Iso("KZT")),
    ("тг", Iso("KZT")),
    ("тенге", Iso("KZT")),
    ("лв.", Iso("BGN")),
    ("лв", Iso("BGN")),
    ("zł", Iso("PLN")),
    ("zl", Local("PLN")),
    ("kč", Iso("CZK")),
    ("kc", Local("CZK")),
    ("kr.", Shared(CROWNS, None)),
    ("kr", Shared(CROWNS, None)),
    (",-", Shared(CROWNS, None)),
    ("ft", Local("HUF")),
    ("lei", Shared(&["RON", "MDL"], Some("RON"))),
    ("leu", Shared(&["RON", "MDL"], Some("RON"))),
    ("kn", Local("HRK")),
    ("din", Local("RSD")),
    ("din.", Local("RSD")),
    ("рсд", Iso("RSD")),
    ("km", Local("BAM")),
    ("ден", Local("MKD")),
    ("lek", Local("ALL")),
    ("₺", Iso("TRY")),
    ("tl", Local("TRY")),
    ("₪", Iso("ILS")),
    ("ש\"ח", Iso("ILS")),
    ("ر.س", Iso("SAR")),
    ("ريال", Iso("SAR")),
    ("ر.ق", Iso("QAR")),
    ("د.إ", Iso("AED")),
    ("درهم", Iso("AED")),
    ("د.ك", Iso("KWD")),
    ("kd", Local("KWD")),
    ("bd", Local("BHD")),
    ("ج.م", Iso("EGP")),
    ("جنيه", Iso("EGP")),
    ("l.e.", Iso("EGP")),
    ("تومان", Iso("IRR")),
    ("฿", Iso("THB")),
    ("บาท", Iso("THB")),
    ("₫", Iso("VND")),
    ("đ", Iso("VND")),
    ("rp", Local("IDR")),
    ("rp.", Iso("IDR")),
    ("rm", Local("MYR")),
    ("₱", Iso("PHP")),
    ("s/.", Iso("PEN")),
    ("s/", Iso("PEN")),
    ("₡", Iso("CRC")),
    ("gs.", Local("PYG")),
    ("₦", Iso("NGN")),
];
const MORE: &[(&str, Mark)] = &[
    ("₲", Iso("PYG")),
    ("₵", Iso("GHS")),
    ("₾", Iso("GEL")),
    ("₼", Iso("AZN")),
    ("֏", Iso("AMD")),
    ("₮", Iso("MNT")),
    ("৳", Iso("BDT")),
    ("ksh", Iso("KES")),
    ("fr.", Iso("CHF")),
    ("sfr", Iso("CHF")),
    ("sar", Iso("SAR")),
    ("rmb", Iso("CNY")),
];

/// A line break parts a sign from a number.
const SPACES: [char; 4] = [' ', '\u{A0}', '\u{202F}', '\u{2009}'];
/// No sign is longer.
const LONGEST: usize = 8;

/// A code or sign standing alone: `EUR`, `€`, `kr.`; `RUR` and other old names too.
pub fn written(text: &str) -> Option<&'static str> {
    let text = text.trim();
    codes::code(text)
        .or_else(|| if text.eq_ignore_ascii_case("rur") { Some("RUB") } else { mark(text)?.iso() })
}

/// The mark that is all of `text`.
pub fn mark(text: &str) -> Option<Mark> {
    static BY_SIGN: LazyLock<HashMap<&str, Mark>> =
        LazyLock::new(|| MARKS.iter().chain(MORE).copied().collect());
    let text = text.trim().to_lowercase();
    BY_SIGN.get(text.as_str()).copied().or_else(|| codes::code(&text).map(Iso))
}

/// The first currency named anywhere in a text.
pub fn find(text: &str) -> Option<Mark> {
    let lower = text.to_lowercase();
    let pieces = lower.split(|c: char| c.is_ascii_digit() || c.is_whitespace());
    pieces
        .filter_map(|piece| {
            mark(piece.trim_matches(|c: char| matches!(c, '.' | ',' | ':' | '(' | ')' | '*' | '-')))
        })
        .next()
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
    let starts = (0..token.len())
        .filter(|at| stands_alone(token[*at], at.checked_sub(1).and_then(|before| token.get(before))));
    let found = starts.filter_map(|start| known(&token[start..])).next();
    found.map(|mark| with_country(text).unwrap_or(mark))
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
    mark(&token.iter().collect::<String>())
}
