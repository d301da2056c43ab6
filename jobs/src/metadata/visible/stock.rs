//! Buttons that sell and words that say it is gone.
use super::prices::Focus;
use super::reading::Reading;
use crate::metadata::page::Page;
use crate::metadata::wording::{BUY, GONE};
use ego_tree::NodeId;
use scraper::ElementRef;

const BUY_NAMES: &str = "add-to-cart addtocart add_to_cart add-to-bag addtobag add-to-basket addtobasket buy-button buybutton buynow buy-btn buy_btn btn-buy btn_buy buy-box";

/// The buttons that buy this product (not those of related ones).
pub fn buy_buttons(page: &Page) -> Vec<NodeId> {
    page.buttons().filter(|button| buys(*button)).map(|button| button.id()).collect()
}

fn buys(button: ElementRef<'_>) -> bool {
    let tag = button.value();
    let is_off = tag.attr("disabled").is_some() || tag.attr("aria-disabled") == Some("true");
    !is_off && (is_named_so(button) || says_so(button))
}

fn is_named_so(button: ElementRef<'_>) -> bool {
    let names = ["id", "class", "name", "data-testid", "data-test", "data-action", "data-qa"];
    let mut names = names.iter().filter_map(|name| button.attr(name)).map(str::to_ascii_lowercase);
    names.any(|name| BUY_NAMES.split(' ').any(|buy| name.contains(buy)))
}

fn says_so(button: ElementRef<'_>) -> bool {
    let text = button.attr("value").or_else(|| button.attr("aria-label")).map(str::to_owned);
    let text = text.unwrap_or_else(|| button.text().take(12).collect::<String>());
    let text = text.trim().to_lowercase();
    text.chars().count() < 40 && BUY.iter().any(|words| begins_with(&text, words))
}

fn begins_with(text: &str, words: &str) -> bool {
    text.strip_prefix(words)
        .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric) || words.chars().any(|c| c > '\u{2E80}'))
}

/// How far above the heading, and how far below it, the words about stock stand.
const ABOVE: usize = 600;
const NEAR: usize = 3_000;
/// Longer lines speak of other things.
const LONGEST_LINE: usize = 90;

/// Whether short words near the heading say that it is gone.
pub fn says_gone(reading: &Reading, focus: &Focus) -> bool {
    let heading = focus.heading.unwrap_or(0);
    let lines = reading.lines_from(heading.saturating_sub(ABOVE));
    let near = lines.take_while(|(place, _)| *place < heading + NEAR);
    let ours = near.filter(|(place, line)| line.len() <= LONGEST_LINE && reading.is_of_product(*place));
    ours.map(|(_, line)| line.to_lowercase()).any(|line| GONE.iter().any(|words| line.contains(words)))
}
