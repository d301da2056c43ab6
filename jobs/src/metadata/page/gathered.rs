//! Where in the document the elements stand that a source will ask for.
use crate::metadata::visible::addresses;
use ego_tree::NodeId;
use scraper::ElementRef;
use scraper::node::Element;

#[derive(Default)]
pub struct Gathered {
    pub scripts: Vec<NodeId>,
    pub headings: Vec<NodeId>,
    pub subheadings: Vec<NodeId>,
    pub itemscopes: Vec<NodeId>,
    pub typeofs: Vec<NodeId>,
    pub images: Vec<NodeId>,
    pub buttons: Vec<NodeId>,
    pub preloads: Vec<NodeId>,
}

impl Gathered {
    pub fn note(&mut self, element: ElementRef<'_>) {
        let tag = element.value();
        match tag.name() {
            "script" => self.scripts.push(element.id()),
            "h1" => self.headings.push(element.id()),
            "h2" | "h3" => self.subheadings.push(element.id()),
            "button" | "a" => self.buttons.push(element.id()),
            "input" if matches!(tag.attr("type"), Some("submit" | "button" | "image")) => {
                self.buttons.push(element.id());
            }
            "link" if tag.attr("as") == Some("image") => self.preloads.push(element.id()),
            _ => {}
        }
        if shows_a_picture(tag) {
            self.images.push(element.id());
        }
        if tag.attr("itemscope").is_some() {
            self.itemscopes.push(element.id());
        }
        if tag.attr("typeof").is_some() {
            self.typeofs.push(element.id());
        }
    }
}

/// A picture, a link to the large one, or an element with a picture behind it.
fn shows_a_picture(tag: &Element) -> bool {
    tag.name() == "img"
        || (tag.name() == "a" && tag.attr("href").is_some_and(addresses::is_picture))
        || tag.attr("style").is_some_and(|style| addresses::in_style(style).is_some())
}
