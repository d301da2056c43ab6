//! Where on the page its subject is named. Whatever holds that place is not an aside, however its classes are
//! called: themes put words like `related` and `sidebar` on the whole body.
use crate::metadata::page::Page;
use crate::metadata::words;
use ego_tree::NodeId;
use scraper::ElementRef;
use std::collections::HashSet;

const ALIKE: f64 = 0.5;

pub struct Subject {
    pub title: Option<String>,
    pub heading: Option<NodeId>,
    pub around: HashSet<NodeId>,
}

impl Subject {
    pub fn of(page: &Page, title: Option<&str>) -> Self {
        let heading = heading(page, title);
        let place = heading.or_else(|| page.body());
        let around =
            place.into_iter().flat_map(|place| place.ancestors().map(|node| node.id()).chain([place.id()]));
        Self {
            title: title.map(str::to_owned),
            heading: heading.map(|heading| heading.id()),
            around: around.collect(),
        }
    }
}

/// The heading most like the title; a heading about something else is none.
fn heading<'a>(page: &'a Page, title: Option<&str>) -> Option<ElementRef<'a>> {
    let Some(title) = title else { return page.headings().next() };
    let marked = page.headings().map(|heading| (alike(&words::readable(heading), title), heading));
    let best = marked.reduce(|best, next| if next.0 > best.0 { next } else { best })?;
    (best.0 >= ALIKE).then_some(best.1)
}

fn alike(text: &str, title: &str) -> f64 {
    words::likeness(text, title).max(words::contained(title, text)).max(words::contained(text, title) - 0.2)
}
