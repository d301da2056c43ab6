//! Who fetches, and what the names in these tests resolve to. No test leaves loopback.
use crate::shop::Shop;
use jobs::metadata::{
    fetch::{Ask, Fetcher, Limits, Page, Refusal, Settings},
    guard::Vouched,
};
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use std::{
    io,
    net::{IpAddr, SocketAddr},
    sync::{Arc, Mutex},
};
use url::Url;

/// Answers each name from its list, the last one for ever, and counts the questions.
#[derive(Default)]
pub struct Phonebook {
    pages: Vec<(String, Vec<Vec<IpAddr>>)>,
    asked: Mutex<Vec<String>>,
}

impl Phonebook {
    pub fn with(mut self, name: &str, answers: &[&[&str]]) -> Self {
        let parse = |answer: &&[&str]| answer.iter().map(|address| address.parse().unwrap()).collect();
        self.pages.push((name.into(), answers.iter().map(parse).collect()));
        self
    }

    pub fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }

    fn answer(&self, name: &str) -> Option<Vec<IpAddr>> {
        let mut asked = self.asked.lock().unwrap();
        let before = asked.iter().filter(|earlier| *earlier == name).count();
        asked.push(name.to_owned());
        let (_, answers) = self.pages.iter().find(|(listed, _)| listed == name)?;
        answers.get(before).or(answers.last()).cloned()
    }
}

/// Shared with the fetcher, so that a test can read what was asked.
pub struct Shared(pub Arc<Phonebook>);

impl Resolve for Shared {
    fn resolve(&self, name: Name) -> Resolving {
        let answer = self.0.answer(name.as_str());
        Box::pin(async move {
            let addresses = answer.ok_or(io::Error::from(io::ErrorKind::NotFound))?;
            Ok(Box::new(addresses.into_iter().map(|address| SocketAddr::new(address, 0))) as Addrs)
        })
    }
}

pub fn settings(vouched: &str) -> Settings {
    let mut settings = Settings::new(Url::parse("https://wishes.example").unwrap());
    settings.vouched = vouched.parse::<Vouched>().unwrap();
    settings.resolver = Arc::new(Shared(Arc::default()));
    settings
}

/// One that may visit these shops and nobody else on loopback.
pub fn fetcher(shops: &[&Shop]) -> Fetcher {
    Fetcher::new(settings(&places(shops))).unwrap()
}

pub fn fetcher_within(shop: &Shop, limits: impl FnOnce(&mut Limits)) -> Fetcher {
    let mut settings = settings(&places(&[shop]));
    limits(&mut settings.limits);
    Fetcher::new(settings).unwrap()
}

/// One that may visit `shop.example`, where this shop is, and knows the other names too.
pub fn fetcher_knowing(shop: &Shop, phonebook: Phonebook) -> (Fetcher, Arc<Phonebook>) {
    let phonebook = Arc::new(phonebook.with("shop.example", &[&["127.0.0.1"]]));
    let mut settings = settings(&format!("shop.example:{}", shop.address.port()));
    settings.resolver = Arc::new(Shared(phonebook.clone()));
    (Fetcher::new(settings).unwrap(), phonebook)
}

pub async fn visit(shop: &Shop) -> Result<Page, Refusal> {
    fetcher(&[shop]).page(&shop.url("/"), &Ask::default()).await
}

/// One that may visit these shops by these names.
pub fn fetcher_naming(shops: &[(&str, &Shop)]) -> Fetcher {
    let book = |book: Phonebook, (name, _): &(&str, &Shop)| book.with(name, &[&["127.0.0.1"]]);
    let places: Vec<_> = shops.iter().map(|(name, shop)| format!("{name}:{}", shop.address.port())).collect();
    let mut settings = settings(&places.join(","));
    settings.resolver = Arc::new(Shared(Arc::new(shops.iter().fold(Phonebook::default(), book))));
    Fetcher::new(settings).unwrap()
}

/// The word of a refusal, so that a failing test says which it was.
pub fn word<T>(outcome: &Result<T, Refusal>) -> &'static str {
    outcome.as_ref().map_or_else(Refusal::as_str, |_| "fetched")
}

fn places(shops: &[&Shop]) -> String {
    shops.iter().map(|shop| shop.address.to_string()).collect::<Vec<_>>().join(",")
}
