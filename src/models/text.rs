//! What people type: trimmed, without the characters that only play tricks.
use sea_orm::sea_query::LikeExpr;

/// One line without control characters, surrounding or repeated white space, or marks that turn the direction of
/// the text after it.
pub fn one_line(typed: &str) -> String {
    let plain: String = typed.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    plain
        .chars()
        .filter(|letter| !turns_direction(*letter))
        .collect::<String>()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

/// Several lines, with line ends as one kind.
pub fn paragraphs(typed: &str) -> String {
    let unix = typed.replace("\r\n", "\n").replace('\r', "\n");
    let plain =
        unix.chars().filter(|letter| *letter == '\n' || !(letter.is_control() || turns_direction(*letter)));
    plain.collect::<String>().trim().to_string()
}

/// Good enough to write to; only the letter that arrives proves an address.
pub fn is_email(typed: &str) -> bool {
    let typed = typed.trim();
    let Some((local, host)) = typed.rsplit_once('@') else { return false };
    let plain = typed.chars().all(|letter| !letter.is_whitespace() && !letter.is_control());
    plain
        && typed.len() <= 254
        && !local.is_empty()
        && !host.is_empty()
        && !host.starts_with('.')
        && !host.ends_with('.')
}

/// For a search: the words as they are, wherever they stand: `%` and `_` mean themselves.
pub fn containing(words: &str) -> LikeExpr {
    let escaped: String = words
        .to_lowercase()
        .chars()
        .flat_map(|letter| matches!(letter, '%' | '_' | '\\').then_some('\\').into_iter().chain([letter]))
        .collect();
    LikeExpr::new(format!("%{escaped}%")).escape('\\')
}

/// Embeddings, overrides and isolates: they reach past the name they stand in.
fn turns_direction(letter: char) -> bool {
    matches!(letter, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::{is_email, one_line, paragraphs};

    #[test]
    fn a_name_keeps_its_letters_and_loses_its_tricks() {
        assert_eq!(one_line("  Maya\t\n Ångström 🎁 "), "Maya Ångström 🎁");
        assert_eq!(one_line("abc\u{202E}cba\u{0000}"), "abccba");
        assert_eq!(one_line("مايا"), "مايا");
    }

    #[test]
    fn paragraphs_stay_paragraphs() {
        assert_eq!(paragraphs("one\r\n\r\ntwo\u{7}\r"), "one\n\ntwo");
    }

    #[test]
    fn addresses_are_judged_kindly() {
        assert!(is_email("maya@example.com") && is_email(" o'mar+gifts@exämple.de "));
        assert!(
            !is_email("maya")
                && !is_email("@example.com")
                && !is_email("a b@example.com")
                && !is_email("a@.com")
        );
    }
}
