//! What an element's tag and names say about everything inside it.
use super::subject::Subject;
use aho_corasick::{AhoCorasick, MatchKind};
use scraper::ElementRef;
use scraper::node::Element;
use std::sync::LazyLock;

/// What a word in a class, an id or a test name means for the numbers below it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Hint {
    Price,
    ToPay,
    Old,
    PerhapsOld,
    PerUnit,
    Instalment,
    Saving,
    Shipping,
    Aside,
    Frame,
    Cents,
    /// A longer word that contains one of the others by chance.
    Nothing,
}

use Hint::{
    Aside, Cents, Frame, Instalment, Nothing, Old, PerUnit, PerhapsOld, Price, Saving, Shipping, ToPay,
};

const HINTS: &[(&str, Hint)] = &[
    ("price", Price),
    ("preis", Price),
    ("prix", Price),
    ("precio", Price),
    ("preco", Price),
    ("prezzo", Price),
    ("prijs", Price),
    ("cena", Price),
    ("fiyat", Price),
    ("harga", Price),
    ("pris", Price),
    ("kaina", Price),
    ("hinta", Price),
    ("cijena", Price),
    ("pret", Price),
    ("tsena", Price),
    ("amount", Price),
    ("money", Price),
    ("prc", Price),
    ("interpret", Nothing),
    ("enterprise", Nothing),
    ("comprise", Nothing),
    ("surprise", Nothing),
    ("scenario", Nothing),
    ("pristine", Nothing),
    ("sale", ToPay),
    ("special", ToPay),
    ("current", ToPay),
    ("final", ToPay),
    ("-now", ToPay),
    ("actual", ToPay),
    ("discounted", ToPay),
    ("our-price", ToPay),
    ("ourprice", ToPay),
    ("selling", ToPay),
    ("to-pay", ToPay),
    ("topay", ToPay),
    ("today", ToPay),
    ("newprice", ToPay),
    ("new-price", ToPay),
    ("price-new", ToPay),
    ("salesprice", ToPay),
    ("buybox", ToPay),
    ("promo-price", ToPay),
    ("price-main", ToPay),
    ("main-price", ToPay),
    ("wholesale", Nothing),
    ("old", Old),
    ("bold", Nothing),
    ("fold", Nothing),
    ("gold", Nothing),
    ("hold", Nothing),
    ("sold", Nothing),
    ("was", Old),
    ("wash", Nothing),
    ("wasabi", Nothing),
    ("list-price", Old),
    ("listprice", Old),
    ("list_price", Old),
    ("pricelist", Nothing),
    ("strike", Old),
    ("striked", Old),
    ("crossed", Old),
    ("rrp", Old),
    ("msrp", Old),
    ("uvp", Old),
    ("original", Old),
    ("compare", Old),
    ("comparator", Nothing),
    ("before", Old),
    ("previous", Old),
    ("line-through", Old),
    ("linethrough", Old),
    ("retail-price", Old),
    ("regular", PerhapsOld),
    ("retail", PerhapsOld),
    ("standard", PerhapsOld),
    ("price-full", PerhapsOld),
    ("full-price", PerhapsOld),
    ("unit-price", PerUnit),
    ("unitprice", PerUnit),
    ("price-per", PerUnit),
    ("priceper", PerUnit),
    ("grundpreis", PerUnit),
    ("baseprice", PerUnit),
    ("per-unit", PerUnit),
    ("instal", Instalment),
    ("month", Instalment),
    ("klarna", Instalment),
    ("afterpay", Instalment),
    ("affirm", Instalment),
    ("financ", Instalment),
    ("cuota", Instalment),
    ("parcel", Instalment),
    ("sezzle", Instalment),
    ("zip-pay", Instalment),
    ("saving", Saving),
    ("-save", Saving),
    ("save-", Saving),
    ("you-save", Saving),
    ("yousave", Saving),
    ("coupon", Saving),
    ("cashback", Saving),
    ("reward", Saving),
    ("points", Saving),
    ("shipping", Shipping),
    ("delivery", Shipping),
    ("postage", Shipping),
    ("related", Aside),
    ("recommend", Aside),
    ("similar", Aside),
    ("upsell", Aside),
    ("cents", Cents),
    ("fraction", Cents),
    ("decimal", Cents),
];

const ZONES: &[(&str, Hint)] = &[
    ("carousel", Aside),
    ("cross-sell", Aside),
    ("crosssell", Aside),
    ("sponsored", Aside),
    ("recently", Aside),
    ("also-", Aside),
    ("-also", Aside),
    ("bought-together", Aside),
    ("frequently", Aside),
    ("accessor", Aside),
    ("suggest", Aside),
    ("product-card", Aside),
    ("productcard", Aside),
    ("product-tile", Aside),
    ("producttile", Aside),
    ("product-grid", Aside),
    ("product-list", Aside),
    ("productlist", Aside),
    ("product-item", Aside),
    ("product-slider", Aside),
    ("swiper", Aside),
    ("compare-table", Aside),
    ("complementary", Aside),
    ("addon", Aside),
    ("add-on", Aside),
    ("warrant", Aside),
    ("protection", Aside),
    ("trade-in", Aside),
    ("tradein", Aside),
    ("marketplace", Aside),
    ("minicart", Frame),
    ("mini-cart", Frame),
    ("cart-drawer", Frame),
    ("cartdrawer", Frame),
    ("cart-sidebar", Frame),
    ("footer", Frame),
    ("megamenu", Frame),
    ("mega-menu", Frame),
    ("navigation", Frame),
    ("breadcrumb", Frame),
    ("cookie", Frame),
    ("review", Frame),
    ("comment", Frame),
    ("facet", Frame),
    ("newsletter", Frame),
    ("announcement", Frame),
    ("topbar", Frame),
];

static FINDER: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    let words = HINTS.iter().chain(ZONES).map(|(word, _)| word);
    AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .match_kind(MatchKind::LeftmostLongest)
        .build(words)
        .ok()
});

/// Distances are levels since the element that was named so, 1 for itself; 0 is none.
#[derive(Debug, Clone, Copy, Default)]
pub struct Zone {
    pub price: u8,
    pub to_pay: u8,
    pub old: u8,
    pub perhaps_old: u8,
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
        let is_price = hints.contains(&Price);
        for hint in hints {
            // `price-and-reviews` is about the price.
            if !(is_price && matches!(hint, Aside | Frame | Shipping | Instalment)) {
                self.take(hint);
            }
        }
    }

    fn take(&mut self, hint: Hint) {
        match hint {
            Price => self.price = 1,
            ToPay => self.to_pay = 1,
            Old => self.old = 1,
            PerhapsOld => self.perhaps_old = 1,
            PerUnit | Instalment | Saving | Shipping => self.no_price = 1,
            Aside => self.aside = true,
            Frame => self.frame = true,
            Cents => self.cents = true,
            Nothing => {}
        }
    }

    fn by_attributes(&mut self, tag: &Element) {
        let style = tag.attr("style").unwrap_or_default();
        self.hidden |=
            tag.attr("hidden").is_some() || style.contains("display:none") || style.contains("display: none");
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

fn hints_in(names: &str) -> impl Iterator<Item = Hint> {
    let hits = FINDER.as_ref().into_iter().flat_map(move |finder| finder.find_iter(names));
    hits.filter_map(|hit| {
        let index = hit.pattern().as_usize();
        HINTS.get(index).or_else(|| ZONES.get(index - HINTS.len())).map(|(_, hint)| *hint)
    })
}

/// A link to another page; a tab or a menu on this one is not.
fn leads_away(href: &str) -> bool {
    !(href.is_empty() || href.starts_with('#') || href.starts_with("javascript:"))
}
