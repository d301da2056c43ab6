//! What it costs and whether it can be bought. Sources that disagree are settled by what a person sees.
use super::main_product::Main;
use super::offer;
use super::view::View;
use crate::metadata::facts::{Availability, Source};
use crate::metadata::page::Page;
use crate::metadata::sources::Offer;
use crate::metadata::visible::{Sight, Subject};
use rust_decimal::Decimal;

/// A price we only see must stand out this much to overrule what the shop's data says.
const OVERRULING: f64 = 8.0;
/// How much of a sight's score counts for the data that says the same.
const SIGHT_COUNTS: f64 = 0.6;

pub struct Answer {
    pub amount: Option<(Decimal, Source)>,
    pub currency: Option<(&'static str, Source)>,
    pub availability: Option<(Availability, Source)>,
}

struct Chosen {
    amount: Decimal,
    currency: Option<&'static str>,
    source: Source,
}

/// What one source says about the price.
struct Claim<'a> {
    offer: &'a Offer,
    source: Source,
    is_named: bool,
}

pub fn choose(page: &Page, main: &Main<'_>, subject: &Subject) -> Answer {
    let view = View::of(page, main, subject);
    let claims = claims(page, main, &view);
    let chosen = price(&claims, &view);
    Answer {
        amount: chosen.as_ref().map(|chosen| (chosen.amount, chosen.source)),
        currency: chosen.as_ref().and_then(|chosen| Some((chosen.currency?, chosen.source))),
        availability: availability(&claims, chosen.is_some(), &view),
    }
}

fn claims<'a>(page: &Page, main: &Main<'a>, view: &View) -> Vec<Claim<'a>> {
    let products = main.products.iter();
    products
        .filter_map(|product| {
            let offer = offer::meant(page, product, view)?;
            Some(Claim { offer, source: product.source, is_named: product.name.is_some() })
        })
        .collect()
}

fn price(claims: &[Claim<'_>], view: &View) -> Option<Chosen> {
    if view.is_to_be_read() {
        return None;
    }
    if let Some(own) = claims.iter().find(|claim| claim.source == Source::Shop) {
        // The shop's own page says what is asked, or that nobody can buy this: other prices are of other things.
        return own.is_priced().then(|| own.stated(view));
    }
    let priced = claims.iter().filter(|claim| claim.is_priced() && claim.is_money(view));
    let best = priced.reduce(|best, next| if next.weight(view) > best.weight(view) { next } else { best });
    match (best, view.convincing()) {
        (Some(claim), Some(sight))
            if !claim.is_seen(view) && (sight.score >= claim.hold(view) || claim.slipped(sight)) =>
        {
            Some(seen(sight, view))
        }
        (Some(claim), _) => Some(claim.stated(view)),
        (None, sight) => sight.map(|sight| seen(sight, view)),
    }
}

fn seen(sight: &Sight, view: &View) -> Chosen {
    Chosen {
        amount: sight.amount,
        currency: view.locale.resolve(sight.mark, sight.is_dotted),
        source: Source::Visible,
    }
}

impl Claim<'_> {
    fn is_priced(&self) -> bool {
        self.offer.price.is_some_and(|price| !price.is_zero())
    }

    /// A number in a script is money where it says so or of what, or where a person sees it as such.
    fn is_money(&self, view: &View) -> bool {
        self.source != Source::Embedded
            || self.is_named
            || self.offer.currency.is_some()
            || self.offer.mark.is_some()
            || view.same(self.offer).is_some()
    }

    fn weight(&self, view: &View) -> f64 {
        let trust = match self.source {
            Source::JsonLd => 6.0,
            Source::Microdata | Source::Rdfa => 5.5,
            Source::Meta => 4.5,
            Source::Recipe => 3.5,
            _ => 4.0,
        };
        trust + view.same(self.offer).map_or(0.0, |sight| sight.score * SIGHT_COUNTS)
    }

    /// Whether a person sees this price; state that nobody wrote for us often holds the one it was before.
    fn is_seen(&self, view: &View) -> bool {
        let is_before =
            |sight: &Sight| sight.is_old || (self.source == Source::Embedded && sight.has_lower_twin);
        view.same(self.offer).is_some_and(|sight| !is_before(sight) && !sight.is_aside)
    }

    /// How much a price on view must stand out to overrule this one: little, where this one is struck through.
    fn hold(&self, view: &View) -> f64 {
        let is_struck = view.same(self.offer).is_some_and(|sight| sight.is_old && !sight.is_aside);
        if is_struck || self.source == Source::Embedded { 0.0 } else { OVERRULING }
    }

    /// The data lost its decimal point (`2499` for 24.99), or took a comma of thousands for one (`1.299`).
    fn slipped(&self, sight: &Sight) -> bool {
        let said = self.offer.price.unwrap_or_default();
        said == sight.amount * Decimal::ONE_HUNDRED || said * Decimal::ONE_THOUSAND == sight.amount
    }

    fn stated(&self, view: &View) -> Chosen {
        let mark = self.offer.mark.or_else(|| view.same(self.offer)?.mark);
        let currency = self.offer.currency.or_else(|| view.locale.resolve(mark, false));
        Chosen { amount: self.offer.price.unwrap_or_default(), currency, source: self.source }
    }
}

fn availability(claims: &[Claim<'_>], has_price: bool, view: &View) -> Option<(Availability, Source)> {
    let said = claims.iter().find_map(|claim| Some((claim.offer.availability?, claim.source)));
    let seen = || view.availability(has_price).map(|availability| (availability, Source::Visible));
    said.or_else(seen)
}
