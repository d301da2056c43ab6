//! Where in the document the elements stand that a source will ask for.
use ego_tree::NodeId;
use scraper::ElementRef;

#[derive(Default)]
pub struct Gathered {
    pub scripts: Vec<NodeId>,
    pub headings: Vec<NodeId>,
    pub itemscopes: Vec<NodeId>,
    pub typeofs: Vec<NodeId>,
    pub images: Vec<NodeId>,
    pub buttons: Vec<NodeId>,
}

impl Gathered {
    pub fn note(&mut self, element: ElementRef<'_>) {
        let tag = element.value();
        match tag.name() {
            "script" => self.scripts.push(element.id()),
            "h1" => self.headings.push(element.id()),
            "img" => self.images.push(element.id()),
            "button" | "a" => self.buttons.push(element.id()),
            "input" if matches!(tag.attr("type"), Some("submit" | "button" | "image")) => {
                self.buttons.push(element.id());
            }
            _ => {}
        }
        if tag.attr("itemscope").is_some() {
            self.itemscopes.push(element.id());
        }
        if tag.attr("typeof").is_some() {
            self.typeofs.push(element.id());
        }
    }
}
