//! Every language says what English says, with the same values; every text is said somewhere, and nothing else is.
use std::{
    collections::{BTreeMap, BTreeSet, HashSet},
    fs,
    path::Path,
};

use super::{files, name_of, templates};

#[test]
fn every_text_a_template_asks_for_exists() {
    let english = texts("en");
    assert!(english.contains_key("app.skip"), "the texts are read");
    for (file, template) in templates() {
        for key in keys_asked_for(&template) {
            assert!(english.contains_key(&key), "{file} asks for {key}");
        }
    }
}

#[test]
fn every_language_says_what_english_says() {
    let english = texts("en");
    let languages = languages();
    assert!(languages.contains(&"de".to_string()), "{languages:?}");
    let amiss: Vec<String> =
        languages.iter().flat_map(|language| differences(language, &texts(language), &english)).collect();
    assert!(amiss.is_empty(), "\n{}\n", amiss.join("\n"));
}

#[test]
fn every_text_is_said_somewhere() {
    let said = Said::in_sources();
    let silent: Vec<_> = texts("en").into_keys().filter(|key| !said.has(key)).collect();
    assert!(silent.is_empty(), "nothing says these:\n{}", silent.join("\n"));
}

#[test]
fn what_nobody_says_is_found() {
    let said = Said(["flash.", "signed_out", "errors.", "conflict", "_title"].map(String::from).into());
    assert!(said.has("flash.signed_out") && said.has("errors.conflict_title"));
    assert!(!said.has("flash.signed_in") && !said.has("errors.conflict_hint") && !said.has("ui.signed_out"));
}

#[test]
fn what_a_language_lacks_is_named() {
    let text = |words: &str| BTreeMap::from([("ui.of".to_string(), words.to_string())]);
    let differs = |words| differences("xx", &text(words), &text("{ $taken } of { $of }")).len();
    assert_eq!([differs("{ $of }, { $taken }"), differs("{ $of }"), differs("")], [0, 1, 1]);
    assert_eq!(differences("xx", &BTreeMap::new(), &text("x")), ["xx lacks ui.of = x"]);
    assert_eq!(differences("xx", &text("x"), &BTreeMap::new()), ["xx has ui.of, which English has not"]);
}

/// `topic.word` and what it says: a message a file, a word an attribute.
type Texts = BTreeMap<String, String>;

fn texts(language: &str) -> Texts {
    let mut found = Texts::new();
    for path in files(&Path::new("assets/i18n").join(language), "ftl") {
        let (mut topic, mut key) = (String::new(), String::new());
        for line in fs::read_to_string(path).unwrap().lines().filter(|line| !line.starts_with('#')) {
            match line.split_once(" =") {
                Some((name, text)) if name.starts_with("    .") => {
                    key = format!("{topic}{}", name.trim());
                    found.insert(key.clone(), text.trim().into());
                }
                Some((name, _)) if !name.starts_with(' ') => topic = name.into(),
                _ => found.entry(key.clone()).or_default().push_str(line.trim()),
            }
        }
    }
    found.remove("");
    found
}

fn languages() -> Vec<String> {
    fs::read_dir("assets/i18n").unwrap().map(|entry| name_of(&entry.unwrap().path())).collect()
}

fn differences(language: &str, theirs: &Texts, english: &Texts) -> Vec<String> {
    let lacks = english.iter().filter(|(key, _)| !theirs.contains_key(*key));
    let lacks = lacks.map(|(key, text)| format!("{language} lacks {key} = {text}"));
    let invents = theirs.keys().filter(|key| !english.contains_key(*key));
    let invents = invents.map(|key| format!("{language} has {key}, which English has not"));
    let both = theirs.iter().filter_map(|(key, text)| Some((key, values(text), values(english.get(key)?))));
    let other = both.filter(|(_, values, wanted)| values != wanted);
    let other =
        other.map(|(key, values, wanted)| format!("{language} fills {key} with {values:?}, not {wanted:?}"));
    lacks.chain(invents).chain(other).collect()
}

/// The `$names` in a text.
fn values(text: &str) -> BTreeSet<&str> {
    let names = text.split('$').skip(1);
    names.map(|rest| rest.split(|letter: char| !letter.is_alphanumeric()).next().unwrap()).collect()
}

/// Only the keys written out; one put together with `~` depends on data.
fn keys_asked_for(template: &str) -> Vec<String> {
    let asked = template.split("t(key=\"").skip(1).filter_map(|rest| rest.split_once('"'));
    asked.filter(|(_, after)| !after.trim_start().starts_with('~')).map(|(key, _)| key.to_string()).collect()
}

/// Every quoted word of the templates and the program, up to what is filled in: `errors.{reason}` is `errors.`
struct Said(HashSet<String>);

impl Said {
    fn in_sources() -> Self {
        let rust =
            files(Path::new("src"), "rs").into_iter().filter(|path| !path.ends_with("house_rules/texts.rs"));
        let rust = rust.map(|path| fs::read_to_string(path).unwrap());
        let sources = rust.chain(templates().into_iter().map(|(_, template)| template));
        Self(sources.flat_map(|source| quoted(&source)).collect())
    }

    /// As a whole, or begun in one place and ended in another.
    fn has(&self, key: &str) -> bool {
        let begun = |place: usize| self.0.contains(&key[..place]) && self.is_made(&key[place..]);
        self.0.contains(key) || after_marks(key).any(begun)
    }

    fn is_made(&self, rest: &str) -> bool {
        let joined = |place: usize| {
            self.0.contains(rest[..place].trim_end_matches('_'))
                && (self.0.contains(&rest[place..]) || self.0.contains(&rest[place - 1..]))
        };
        self.0.contains(rest) || after_marks(rest).any(joined)
    }
}

/// The places in a key where one word ends and another may begin.
fn after_marks(key: &str) -> impl Iterator<Item = usize> {
    key.match_indices(['.', '_']).map(|(place, _)| place + 1).filter(|place| *place < key.len())
}

fn quoted(source: &str) -> Vec<String> {
    let ours = |word: &&str| {
        !word.is_empty() && word.chars().all(|it| it.is_ascii_alphanumeric() || "._{}".contains(it))
    };
    let words = source.split('"').filter(ours);
    words.map(|word| word.split('{').next().unwrap_or_default().to_string()).collect()
}
