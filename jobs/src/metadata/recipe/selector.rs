//! A selector that finds an element again on another page of the same shop: by the names its makers gave it, never
//! by its position, and never by names that machines made.
use crate::metadata::page::Page;
use scraper::{ElementRef, Selector};

const MOST_STEPS: usize = 5;
const NAMED_BY: &[&str] = &["itemprop", "property", "name", "data-testid", "data-test", "data-qa"];

/// The shortest path, from the element upwards, that leads to it first.
pub fn of(page: &Page, element: ElementRef<'_>) -> Option<String> {
    let mut path = step(element);
    let around = element.ancestors().filter_map(ElementRef::wrap).take(MOST_STEPS);
    for ancestor in around {
        if leads_to(page, &path, element) {
            return Some(path);
        }
        path = format!("{} {path}", step(ancestor));
    }
    leads_to(page, &path, element).then_some(path)
}

fn leads_to(page: &Page, path: &str, element: ElementRef<'_>) -> bool {
    let has_name = path.contains(['#', '.', '[']) || path.ends_with("h1");
    let first = Selector::parse(path).ok().and_then(|selector| page.html.select(&selector).next());
    has_name && first.is_some_and(|first| first.id() == element.id())
}

fn step(element: ElementRef<'_>) -> String {
    let tag = element.value();
    if let Some(id) = tag.id().filter(|id| is_lasting(id)) {
        return format!("#{id}");
    }
    let name = NAMED_BY.iter().find_map(|name| Some((name, tag.attr(name).filter(|value| is_plain(value))?)));
    if let Some((name, value)) = name {
        return format!("{}[{name}=\"{value}\"]", tag.name());
    }
    let classes = tag.classes().filter(|class| is_lasting(class)).take(2);
    classes.fold(tag.name().to_owned(), |step, class| format!("{step}.{class}"))
}

/// `price-box`, not `css-1x2y3z` or `item_12345`: digits change from page to page and from build to build.
fn is_lasting(name: &str) -> bool {
    is_plain(name)
        && name.starts_with(|c: char| c.is_ascii_alphabetic())
        && !name.contains(|c: char| c.is_ascii_digit())
}

fn is_plain(name: &str) -> bool {
    !name.is_empty()
        && name.len() <= 60
        && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
}
