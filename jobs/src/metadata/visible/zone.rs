//! What an element's tag and names say about everything inside it.
use super::hint::{Hint, hints_in};
use super::subject::Subject;
use scraper::ElementRef;
use scraper::node::Element;

/// Distances are levels since the element that was named so, 1 for itself; 0 is none.
#[derive(Debug, Clone, Copy, Default)]
pub struct Zone {
    pub price: u8,
    pub to_pay: u8,
    pub old: u8,
    pub perhaps_old: u8,
    pub before_tax: u8,
    /// Shipping, instalments, savings, units.
    pub no_price: u8,
    pub aside: bool,
    pub frame: bool,
    pub hidden: bool,
    pub link: bool,
    pub cents: bool,
    /// Never read: scripts, styles, options.
    pub mute: bool,
}

impl Zone {
    pub fn entering(mut self, element: ElementRef<'_>, subject: &Subject) -> Self {
        if subject.around.contains(&element.id()) {
            return Self::default();
        }
        self.go_down();
        let tag = element.value();
        self.by_tag(tag);
        if !self.mute {
            self.by_names(tag);
            self.by_attributes(tag);
        }
        self
    }

    /// A name speaks for what is near below it: a box called `price-and-delivery` holds more than delivery.
    fn go_down(&mut self) {
        let reaches = [
            (&mut self.price, 6),
            (&mut self.to_pay, 3),
            (&mut self.old, 4),
            (&mut self.perhaps_old, 3),
            (&mut self.before_tax, 3),
            (&mut self.no_price, 3),
        ];
        for (distance, reach) in reaches {
            *distance = if (1..reach).contains(distance) { *distance + 1 } else { 0 };
        }
        self.cents = false;
    }

    fn by_tag(&mut self, tag: &Element) {
        match tag.name() {
            "script" | "style" | "noscript" | "template" | "head" | "option" | "textarea" | "svg"
            | "iframe" | "datalist" => {
                self.mute = true;
            }
            "del" | "s" | "strike" => self.old = 1,
            "nav" | "footer" => self.frame = true,
            "aside" => self.aside = true,
            "sup" => self.cents = true,
            "a" => self.link |= tag.attr("href").is_some_and(leads_away),
            _ => {}
        }
    }

    fn by_names(&mut self, tag: &Element) {
        let names = ["class", "id", "data-testid", "data-test", "data-qa", "data-hook", "data-automation-id"];
        let hints: Vec<Hint> = names.iter().filter_map(|name| tag.attr(name)).flat_map(hints_in).collect();
        let is_price = hints.contains(&Hint::Price);
        for hint in hints {
            // `price-and-reviews` is about the price.
            if !(is_price && matches!(hint, Hint::Aside | Hint::Frame | Hint::Other)) {
                self.take(hint);
            }
        }
    }

    fn take(&mut self, hint: Hint) {
        match hint {
            Hint::Price => self.price = 1,
            Hint::ToPay => self.to_pay = 1,
            Hint::Old => self.old = 1,
            Hint::PerhapsOld => self.perhaps_old = 1,
            Hint::BeforeTax => self.before_tax = 1,
            Hint::Other => self.no_price = 1,
            Hint::Aside => self.aside = true,
            Hint::Frame => self.frame = true,
            Hint::Cents => self.cents = true,
            Hint::Nothing => {}
        }
    }

    fn by_attributes(&mut self, tag: &Element) {
        let style = tag.attr("style").unwrap_or_default();
        self.hidden |= (tag.attr("hidden").is_some() && !is_streamed(tag))
            || style.contains("display:none")
            || style.contains("display: none");
        if style.contains("line-through") {
            self.old = 1;
        }
        if tag.attr("itemprop").is_some_and(|name| matches!(name, "price" | "lowPrice")) {
            self.price = 1;
        }
        if matches!(tag.attr("role"), Some("navigation" | "contentinfo" | "dialog")) {
            self.frame = true;
        }
    }
}

/// A link to another page; a tab or a menu on this one is not.
fn leads_away(href: &str) -> bool {
    !(href.is_empty() || href.starts_with('#') || href.starts_with("javascript:"))
}

/// React sends parts of a page late and hidden, and a script puts them in their place.
fn is_streamed(tag: &Element) -> bool {
    tag.attr("id").is_some_and(|id| id.starts_with("S:"))
}
