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

#[derive(Debug, Clone, Copy, Default)]
pub struct Zone {
    /// Levels since an element named after its price; 0 is none.
    pub price: u8,
    pub to_pay: bool,
    pub old: bool,
    pub perhaps_old: bool,
    pub no_price: bool,
    pub aside: bool,
    pub frame: bool,
    pub hidden: bool,
    pub link: bool,
    pub button: bool,
    pub cents: bool,
    pub heading: bool,
    /// Never read: scripts, styles, options.
    pub mute: bool,
}

/// Further down than this, a price class no longer speaks for the number.
const PRICE_REACH: u8 = 6;

impl Zone {
    pub fn entering(mut self, element: ElementRef<'_>, subject: &Subject) -> Self {
        if subject.around.contains(&element.id()) {
            return Self::default();
        }
        let tag = element.value();
        self.price = if self.price == 0 || self.price > PRICE_REACH { 0 } else { self.price + 1 };
        self.cents = false;
        self.by_tag(tag);
        if !self.mute {
            self.by_names(tag);
            self.by_attributes(tag);
        }
        self
    }

    fn by_tag(&mut self, tag: &Element) {
        match tag.name() {
            "script" | "style" | "noscript" | "template" | "head" | "option" | "textarea" | "svg"
            | "iframe" | "datalist" => {
                self.mute = true;
            }
            "del" | "s" | "strike" => self.old = true,
            "nav" | "footer" => self.frame = true,
            "aside" => self.aside = true,
            "sup" => self.cents = true,
            "a" => self.link |= tag.attr("href").is_some_and(leads_away),
            "button" => self.button = true,
            "h1" => self.heading = true,
            _ => {}
        }
    }

    fn by_names(&mut self, tag: &Element) {
        let Some(finder) = FINDER.as_ref() else { return };
        for name in ["class", "id", "data-testid", "data-test", "data-qa", "data-hook", "data-automation-id"]
        {
            let Some(names) = tag.attr(name) else { continue };
            let all = HINTS.iter().chain(ZONES);
            let found = finder.find_iter(names).filter_map(|hit| all.clone().nth(hit.pattern().as_usize()));
            found.for_each(|(_, hint)| self.take(*hint));
        }
    }

    fn take(&mut self, hint: Hint) {
        match hint {
            Price => self.price = 1,
            ToPay => self.to_pay = true,
            Old => self.old = true,
            PerhapsOld => self.perhaps_old = true,
            PerUnit | Instalment | Saving | Shipping => self.no_price = true,
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
        self.old |= style.contains("line-through");
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
