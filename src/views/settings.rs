//! The pages of settings.
use serde::Serialize;

use super::Locale;
use crate::models::{
    Moment, Person, currency,
    notifications::Topic,
    sessions,
    users::{self, Profile},
};

/// One entry of a select.
#[derive(Clone, Debug, Serialize)]
pub struct Choice {
    value: String,
    label: String,
}

#[derive(Serialize)]
pub struct EditProfile {
    form: Profile,
    languages: Vec<Choice>,
    time_zones: Vec<Choice>,
    currencies: Vec<Choice>,
}

#[derive(Serialize)]
pub struct Account {
    email: String,
    confirmed: bool,
    typed: String,
}

#[derive(Serialize)]
pub struct Devices {
    devices: Vec<Device>,
}

#[derive(Serialize)]
struct Device {
    id: i64,
    browser: String,
    seen_at: Moment,
    is_this: bool,
}

#[derive(Serialize)]
pub struct News {
    topics: Vec<TopicChoice>,
}

#[derive(Serialize)]
struct TopicChoice {
    word: &'static str,
    told: bool,
}

#[derive(Serialize)]
pub struct Data {}

impl EditProfile {
    pub fn new(form: Profile) -> Self {
        let same = |word: &str| Choice { value: word.into(), label: word.into() };
        Self {
            languages: languages(&form.locale),
            time_zones: chrono_tz::TZ_VARIANTS.iter().map(|zone| Choice::zone(zone.name())).collect(),
            currencies: currency::all().map(same).collect(),
            form,
        }
    }
}

/// Whoever came with `de-AT` keeps it: the texts are German, but dates and money are Austrian.
fn languages(own: &str) -> Vec<Choice> {
    let base = |tag: &str| tag.split('-').next().unwrap_or_default().to_string();
    let kept = |tag: String| if tag == base(own) { own.to_string() } else { tag };
    Locale::offered().into_iter().map(|tag| Choice::language(kept(tag))).collect()
}

impl Choice {
    /// In its own words, so that whoever reads it finds it.
    fn language(tag: String) -> Self {
        let label = match tag.split('-').next() {
            Some("de") => "Deutsch".into(),
            Some("en") => "English".into(),
            _ => tag.clone(),
        };
        Self { value: tag, label }
    }

    fn zone(name: &str) -> Self {
        Self { value: name.into(), label: name.replace('_', " ") }
    }
}

impl Account {
    pub fn of(person: &Person, typed: &str) -> Self {
        let confirmed = person.email_confirmed_at.is_some();
        Self { email: person.email.clone(), confirmed, typed: typed.into() }
    }
}

impl Devices {
    pub fn new(sessions: Vec<sessions::Model>, this: i64) -> Self {
        let device = |session: sessions::Model| Device {
            id: session.id,
            browser: browser(&session.user_agent),
            seen_at: session.seen_at,
            is_this: session.id == this,
        };
        Self { devices: sessions.into_iter().map(device).collect() }
    }
}

impl News {
    pub fn of(user: &users::Model) -> Self {
        let topics = Topic::ALL.map(|topic| TopicChoice { word: topic.word(), told: !user.mutes(topic) });
        Self { topics: topics.into() }
    }
}

/// "Firefox, Android": enough to know one's own devices by.
fn browser(agent: &str) -> String {
    let browsers = ["Edg", "OPR", "Firefox", "Chrome", "Safari"];
    let systems = ["Android", "iPhone", "iPad", "Windows", "Mac OS X", "Linux"];
    let find = |names: &[&'static str]| names.iter().copied().find(|name| agent.contains(name));
    let spoken = find(&browsers).map(|name| match name {
        "Edg" => "Edge",
        "OPR" => "Opera",
        other => other,
    });
    let found: Vec<&str> = spoken.into_iter().chain(find(&systems)).collect();
    if found.is_empty() { agent.chars().take(40).collect() } else { found.join(", ") }
}

#[cfg(test)]
mod tests {
    use super::browser;

    #[test]
    fn a_device_is_known_by_browser_and_system() {
        let firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
        assert_eq!(browser(firefox), "Firefox, Linux");
        let edge = "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0";
        assert_eq!(browser(edge), "Edge, Windows");
        assert_eq!(browser("curl/8"), "curl/8");
    }
}
