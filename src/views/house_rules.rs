//! What holds for every template and stylesheet, so that a slip in one file is found before it is seen on a page.
use std::{
    collections::HashSet,
    fs,
    path::{Path, PathBuf},
};

#[test]
fn every_text_a_template_asks_for_exists_in_english() {
    let english = texts("en");
    assert!(english.contains("app.skip"), "the texts are read");
    for (file, template) in templates() {
        for key in keys_asked_for(&template) {
            assert!(english.contains(&key), "{file} asks for {key}");
        }
    }
}

#[test]
fn no_word_stands_bare_in_a_template() {
    for (file, template) in templates() {
        let text = visible(&template).replace("Wishare", "");
        let words = text.split_whitespace().filter(|word| !word.contains("--")); // `page--narrow` fills a class
        let mut words = words.flat_map(|word| word.split(|letter: char| !letter.is_alphabetic()));
        let word = words.find(|word| word.chars().count() > 1); // one letter is a key to press
        assert_eq!(word, None, "{file} speaks by itself");
    }
}

#[test]
fn nothing_is_styled_or_scripted_inside_a_page() {
    for (file, template) in templates() {
        for forbidden in [" style=", "<style", " onclick=", " onsubmit=", "<script>"] {
            assert!(!template.contains(forbidden), "{file} contains {forbidden}");
        }
    }
}

#[test]
fn the_stylesheet_is_made_of_every_file() {
    let order = fs::read_to_string("assets/static/css/order.txt").unwrap();
    let mut listed: Vec<_> = order.lines().map(str::to_string).collect();
    let mut there: Vec<_> =
        files(Path::new("assets/static/css"), "css").iter().map(|path| name_of(path)).collect();
    listed.sort();
    there.sort();
    assert_eq!(listed, there);
}

#[test]
fn every_icon_a_template_names_is_drawn() {
    let sprite = fs::read_to_string("assets/static/icons.svg").unwrap();
    for (file, template) in templates() {
        let named = ["icon(name=\"", " icon=\"", "\"icon\": \""]
            .into_iter()
            .flat_map(|mark| after_each(&template, mark));
        for icon in named.filter(|icon| !icon.is_empty()) {
            assert!(sprite.contains(&format!("id=\"{icon}\"")), "{file} names the icon {icon}");
        }
    }
}

fn templates() -> Vec<(String, String)> {
    let found = files(Path::new("assets/views"), "html");
    assert!(found.len() > 10, "run from the root of the repository");
    found.iter().map(|path| (path.display().to_string(), fs::read_to_string(path).unwrap())).collect()
}

/// Every `topic.word` of a language: a message a file, a word an attribute.
fn texts(language: &str) -> HashSet<String> {
    let mut found = HashSet::new();
    for path in files(&Path::new("assets/i18n").join(language), "ftl") {
        let mut topic = String::new();
        for line in fs::read_to_string(path).unwrap().lines() {
            let Some((name, _)) = line.split_once('=') else { continue };
            match name.strip_prefix("    .") {
                Some(word) => drop(found.insert(format!("{topic}.{}", word.trim()))),
                None if !name.starts_with([' ', '#']) => topic = name.trim().to_string(),
                None => {}
            }
        }
    }
    found
}

/// Only the keys written out; one put together with `~` depends on data.
fn keys_asked_for(template: &str) -> Vec<String> {
    let asked = template.split("t(key=\"").skip(1).filter_map(|rest| rest.split_once('"'));
    asked.filter(|(_, after)| !after.trim_start().starts_with('~')).map(|(key, _)| key.to_string()).collect()
}

/// What is left for the eye when comments, Tera and tags are gone.
fn visible(template: &str) -> String {
    let pairs = [("{#", "#}"), ("{%", "%}"), ("{{", "}}"), ("<", ">")];
    pairs.iter().fold(template.to_string(), |text, (open, close)| without(&text, open, close))
}

fn without(text: &str, open: &str, close: &str) -> String {
    let mut kept = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(open) {
        kept.push_str(before);
        rest = after.split_once(close).map_or("", |(_, after)| after);
    }
    kept + rest
}

fn after_each<'a>(text: &'a str, mark: &'a str) -> impl Iterator<Item = &'a str> {
    text.split(mark).skip(1).filter_map(|rest| rest.split_once('"')).map(|(word, _)| word)
}

fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path, ending));
        } else if path.extension().is_some_and(|it| it == ending) {
            found.push(path);
        }
    }
    found
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into()
}
