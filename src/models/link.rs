//! An address of a shop's page, as people paste it.
use url::Url;

const LONGEST: usize = 2000;

/// The address, if this is one we would open: web pages only, and without a name and password in it.
pub fn parse(typed: &str) -> Option<String> {
    let typed = typed.trim();
    let whole =
        if typed.to_lowercase().starts_with("www.") { format!("https://{typed}") } else { typed.into() };
    if whole.len() > LONGEST || whole.contains(char::is_whitespace) {
        return None;
    }
    let mut url = Url::parse(&whole).ok()?;
    let reachable =
        matches!(url.scheme(), "http" | "https") && url.host_str().is_some_and(|host| !host.is_empty());
    if !reachable || url.set_username("").is_err() || url.set_password(None).is_err() {
        return None;
    }
    Some(url.into()).filter(|url: &String| url.len() <= LONGEST)
}

/// The host as people say it.
pub fn shop(url: &str) -> Option<String> {
    let parsed = Url::parse(url).ok()?;
    let host = parsed.host_str()?;
    Some(host.strip_prefix("www.").unwrap_or(host).to_string())
}

#[cfg(test)]
mod tests {
    use super::{parse, shop};

    #[test]
    fn what_people_paste_becomes_an_address() {
        assert_eq!(parse(" https://shop.example/tea "), Some("https://shop.example/tea".into()));
        assert_eq!(parse("www.shop.example/tea"), Some("https://www.shop.example/tea".into()));
        assert_eq!(parse("https://maya:secret@shop.example"), Some("https://shop.example/".into()));
    }

    #[test]
    fn what_is_no_web_page_is_none() {
        for typed in
            ["teapot", "javascript:alert(1)", "file:///etc/passwd", "https://", "http://a b", "mailto:a@b.c"]
        {
            assert_eq!(parse(typed), None, "{typed}");
        }
        assert_eq!(parse(&format!("https://shop.example/{}", "a".repeat(2000))), None);
    }

    #[test]
    fn a_shop_is_called_by_its_host() {
        assert_eq!(shop("https://www.kettle.example:8080/x?y"), Some("kettle.example".into()));
        assert_eq!(shop("teapot"), None);
    }
}
