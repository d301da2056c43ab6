//! What holds for every template and stylesheet, so that a slip in one file is found before it is seen on a page.
use std::{
    fs,
    path::{Path, PathBuf},
};

mod texts;

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

/// What is heard, or shown in an empty field, or passed to a component that shows it.
#[test]
fn no_word_stands_bare_in_an_attribute() {
    let spoken = [
        "alt",
        "aria-label",
        "aria_label",
        "placeholder",
        "title",
        "label",
        "lead",
        "text",
        "hint",
        "legend",
    ];
    for (file, template) in templates().into_iter().filter(|(file, _)| !file.ends_with("styleguide.html")) {
        for mark in spoken.map(|name| format!(" {name}=\"")) {
            let bare =
                after_each(&template, &mark).find(|value| !value.starts_with('{') && !value.is_empty());
            assert_eq!(bare, None, "{file} says this by itself");
        }
    }
}

#[test]
fn no_script_speaks_by_itself() {
    for path in files(Path::new("assets/static/js"), "js") {
        let script = fs::read_to_string(&path).unwrap();
        for said in [".announce(\"", ".announce('", ".announce(`", ".textContent = \"", ".innerText = \""] {
            assert!(!script.contains(said), "{} says something no language file knows", path.display());
        }
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
