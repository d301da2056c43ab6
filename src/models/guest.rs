//! Somebody without an account who wants to give something on one list: a name and a random key, kept and signed in
//! their own browser. Each list asks anew: a name typed for one list must not show its owner what is taken on hers.
use base64::prelude::{BASE64_URL_SAFE_NO_PAD, Engine};
use hmac::{Hmac, Mac};
use serde::{Deserialize, Serialize};
use sha2::Sha256;

use super::{Token, text::one_line};
use crate::{Result, error::Invalid};

const LONGEST_NAME: usize = 80;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Guest {
    pub name: String,
    pub wishlist_id: i64,
    key: String,
}

impl Guest {
    pub fn new(wishlist_id: i64, name: &str) -> Result<Self> {
        let name = one_line(name);
        let mut wrong = Invalid::default();
        wrong.unless(!name.is_empty(), "name", "name_missing");
        wrong.unless(name.chars().count() <= LONGEST_NAME, "name", "name_too_long");
        wrong.into_result()?;
        Ok(Self { name, wishlist_id, key: Token::new().as_str().to_string() })
    }

    /// For the cookie: what it says, and a mark that we said it.
    pub fn sealed(&self, secret: &str) -> String {
        let said = BASE64_URL_SAFE_NO_PAD.encode(serde_json::to_vec(self).unwrap_or_default());
        let mark = BASE64_URL_SAFE_NO_PAD.encode(mark(secret, &["guest", &said]).finalize().into_bytes());
        format!("{said}.{mark}")
    }

    /// Nothing when it is not ours, or was said about another list.
    pub fn opened(sealed: &str, secret: &str, wishlist_id: i64) -> Option<Self> {
        let (said, marked) = sealed.split_once('.')?;
        let marked = BASE64_URL_SAFE_NO_PAD.decode(marked).ok()?;
        mark(secret, &["guest", said]).verify_slice(&marked).ok()?;
        let guest: Self = serde_json::from_slice(&BASE64_URL_SAFE_NO_PAD.decode(said).ok()?).ok()?;
        (guest.wishlist_id == wishlist_id).then_some(guest)
    }

    /// The word that lets this browser, or whoever is sent the link, release what was claimed. Always the same for a
    /// guest and a wish, so a form sent twice is one claim.
    pub fn receipt(&self, secret: &str, item_id: i64) -> Token {
        let word = mark(secret, &["receipt", &self.key, &item_id.to_string()]).finalize().into_bytes();
        Token::from(BASE64_URL_SAFE_NO_PAD.encode(word).as_str())
    }
}

/// Each part ends with a byte no part contains, so that no two meanings share a mark.
#[expect(clippy::expect_used, reason = "HMAC takes a key of any length")]
fn mark(secret: &str, parts: &[&str]) -> Hmac<Sha256> {
    let mut mark = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).expect("a key of any length");
    for part in parts {
        mark.update(part.as_bytes());
        mark.update(&[0]);
    }
    mark
}

#[cfg(test)]
mod tests {
    use super::Guest;

    #[test]
    fn a_guest_is_known_again_only_on_their_list_and_only_as_we_wrote_it() {
        let ruth = Guest::new(7, " Ruth ").unwrap();
        let sealed = ruth.sealed("secret");
        assert_eq!(Guest::opened(&sealed, "secret", 7).unwrap(), ruth);
        assert_eq!(Guest::opened(&sealed, "secret", 8), None);
        assert_eq!(Guest::opened(&sealed, "another secret", 7), None);
        let (said, mark) = sealed.split_once('.').unwrap();
        let (other, _) = Guest::new(7, "Olga")
            .unwrap()
            .sealed("secret")
            .split_once('.')
            .map(|(s, m)| (s.to_string(), m.to_string()))
            .unwrap();
        for forged in
            [format!("{other}.{mark}"), said.to_string(), format!("{said}."), ".".into(), String::new()]
        {
            assert_eq!(Guest::opened(&forged, "secret", 7), None, "{forged}");
        }
    }

    #[test]
    fn a_receipt_is_one_for_each_guest_and_wish() {
        let (ruth, olga) = (Guest::new(7, "Ruth").unwrap(), Guest::new(7, "Ruth").unwrap());
        assert!(ruth.receipt("secret", 1) == ruth.receipt("secret", 1));
        assert!(ruth.receipt("secret", 1) != ruth.receipt("secret", 2));
        assert!(ruth.receipt("secret", 1) != olga.receipt("secret", 1));
    }

    #[test]
    fn a_guest_has_a_name() {
        assert!(Guest::new(7, " \u{0} ").is_err());
        assert!(Guest::new(7, &"a".repeat(81)).is_err());
        assert_eq!(Guest::new(7, "美雪 🎁").unwrap().name, "美雪 🎁");
    }
}
