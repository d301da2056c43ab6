//! From what every source says to one value per field, each with the source it came from.
mod address;
mod file_names;
mod main_product;
mod offer;
mod picture;
mod price;
mod shop_name;
mod title;
mod trade;
mod view;

use crate::metadata::facts::{Metadata, Outcome, Source};
use crate::metadata::page::Page;
use crate::metadata::sources::Said;
use crate::metadata::visible::Subject;
use crate::metadata::words;
use main_product::Main;
use url::Url;

pub fn from(page: &Page, said: &Said) -> Metadata {
    let main = main_product::among(page, said);
    let mut facts = Facts(Metadata::empty(Outcome::Partial));
    facts.set("title", title::choose(page, &main), |m, v| m.title = Some(v));
    let subject = Subject::of(page, facts.0.title.as_deref());
    facts.set("image", picture::choose(page, &main, &subject), |m, v| m.image = Some(v));
    facts.set("description", description(page, &main), |m, v| m.description = Some(v));
    facts.set("site_name", site_name(page), |m, v| m.site_name = Some(v));
    facts.set("gtin", main.say(|p| p.gtin.clone()), |m, v| m.gtin = Some(v));
    facts.set("brand", main.say(|p| p.brand.clone()), |m, v| m.brand = Some(v));
    let answer = price::choose(page, &main, &subject);
    facts.set("price", answer.amount, |m, v| m.price = Some(v.normalize().to_string()));
    facts.set("currency", answer.currency, |m, v| m.currency = Some(v.to_owned()));
    facts.set("availability", answer.availability, |m, v| m.availability = Some(v));
    facts.finished()
}

/// Every picture that may be the one.
pub fn pictures(page: &Page, said: &Said) -> Vec<Url> {
    let main = main_product::among(page, said);
    let title = title::choose(page, &main).map(|(title, _)| title);
    picture::all(page, &main, &Subject::of(page, title.as_deref()))
}

struct Facts(Metadata);

impl Facts {
    fn set<T>(
        &mut self,
        field: &'static str,
        found: Option<(T, Source)>,
        put: impl FnOnce(&mut Metadata, T),
    ) {
        if let Some((value, source)) = found {
            put(&mut self.0, value);
            self.0.sources.insert(field, source);
        }
    }

    fn finished(mut self) -> Metadata {
        let facts = &self.0;
        let sold_out = facts.availability.is_some_and(|availability| !availability.can_be_bought());
        let has_price = facts.price.is_some() && facts.currency.is_some();
        self.0.outcome = match (&facts.title, &facts.image) {
            (Some(_), Some(_)) if has_price || sold_out => Outcome::Ready,
            (None, None) if facts.price.is_none() => Outcome::Failed,
            _ => Outcome::Partial,
        };
        self.0
    }
}

fn description(page: &Page, main: &Main<'_>) -> Option<(String, Source)> {
    let said = || main.say(|product| product.description.clone());
    let meta = page.meta(&["og:description", "description", "twitter:description"]);
    meta.map(|text| (text.to_owned(), Source::Meta)).or_else(said)
}

fn site_name(page: &Page) -> Option<(String, Source)> {
    let named =
        page.meta(&["og:site_name", "application-name"]).map(|name| (words::tidy(name), Source::Meta));
    let name = shop_name::label(page.host());
    named.or_else(|| (!name.is_empty()).then(|| (name.to_owned(), Source::Address)))
}
