//! One walk over the document: its visible text as one string, and where in it each piece came from.
use super::subject::Subject;
use super::zone::Zone;
use crate::metadata::page::Page;
use crate::metadata::words;
use ego_tree::iter::Edge;
use ego_tree::{NodeId, NodeRef};
use scraper::{ElementRef, Node};
use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

/// Enough for the longest shop page; product pages say their price early.
const MOST_TEXT: usize = 400_000;

/// A line this like the title is a heading without a tag.
const ALIKE: f64 = 0.75;

pub struct Reading {
    /// Blocks end with a line break, except inside an element named after its price.
    pub text: String,
    pieces: Vec<Piece>,
    /// The `<h1>`s and the watched elements, with where they begin.
    pub landmarks: Vec<(NodeId, usize)>,
}

#[derive(Debug, Clone, Copy)]
pub struct Piece {
    pub start: usize,
    pub zone: Zone,
    pub node: NodeId,
    pub dress: u64,
}

impl Reading {
    pub fn of(page: &Page, subject: &Subject, watched: &HashSet<NodeId>) -> Self {
        let mut reading = Self { text: String::new(), pieces: Vec::new(), landmarks: Vec::new() };
        let mut zones = vec![Zone::default()];
        for edge in page.html.tree.root().traverse() {
            match edge {
                Edge::Open(node) => match node.value() {
                    Node::Element(_) => reading.open(ElementRef::wrap(node), &mut zones, subject, watched),
                    Node::Text(text) => reading.add(text, node, zones.last().copied().unwrap_or_default()),
                    _ => {}
                },
                Edge::Close(node) => {
                    if let Some(element) = ElementRef::wrap(node) {
                        let zone = zones.pop().unwrap_or_default();
                        reading.part(element, zone);
                    }
                }
            }
            if reading.text.len() > MOST_TEXT {
                break;
            }
        }
        reading
    }

    /// The piece of text that stands at this place.
    pub fn at(&self, place: usize) -> Option<&Piece> {
        let after = self.pieces.partition_point(|piece| piece.start <= place);
        self.pieces.get(after.checked_sub(1)?)
    }

    pub fn place_of(&self, node: NodeId) -> Option<usize> {
        self.landmarks.iter().find(|(landmark, _)| *landmark == node).map(|(_, place)| *place)
    }

    /// Where a line of the page says this, for pages without a heading.
    pub fn line_saying(&self, title: &str) -> Option<usize> {
        let lines = self.text.split('\n').scan(0, |place, line| {
            let start = *place;
            *place += line.len() + 1;
            Some((start, line))
        });
        let long_enough =
            lines.filter(|(_, line)| line.len() * 2 > title.len() && line.len() < title.len() * 2);
        let mut alike = long_enough.filter(|(_, line)| words::likeness(line, title) > ALIKE);
        alike
            .find(|(place, _)| self.at(*place).is_some_and(|piece| !piece.zone.frame && !piece.zone.aside))
            .map(|(place, _)| place)
    }

    /// The text from the break before to the break after a place.
    pub fn line(&self, place: usize) -> &str {
        let start = self.text[..place].rfind('\n').map_or(0, |at| at + 1);
        let end = self.text[place..].find('\n').map_or(self.text.len(), |at| place + at);
        &self.text[start..end]
    }

    fn open(
        &mut self,
        element: Option<ElementRef<'_>>,
        zones: &mut Vec<Zone>,
        subject: &Subject,
        watched: &HashSet<NodeId>,
    ) {
        let Some(element) = element else { return };
        let zone = zones.last().copied().unwrap_or_default().entering(element, subject);
        self.part(element, zone);
        if watched.contains(&element.id()) {
            self.landmarks.push((element.id(), self.text.len()));
        }
        zones.push(zone);
    }

    fn add(&mut self, text: &str, node: NodeRef<'_, Node>, zone: Zone) {
        if zone.mute {
            return;
        }
        let starts_apart = text.starts_with(char::is_whitespace);
        let words = text.split_whitespace();
        let mut is_first = true;
        for word in words {
            let joins = is_first && !starts_apart;
            self.glue(word, joins, zone);
            if is_first {
                self.pieces.push(Piece { start: self.text.len(), zone, node: node.id(), dress: dress(node) });
            }
            self.text.push_str(word);
            is_first = false;
        }
        if text.ends_with(char::is_whitespace) {
            self.space();
        }
    }

    /// Digits of two neighbouring elements are whole and cents (`173<sup>34</sup>`), not one longer number.
    fn glue(&mut self, word: &str, joins: bool, zone: Zone) {
        let after_digit = self.text.trim_end_matches(' ').ends_with(|c: char| c.is_ascii_digit());
        let digits = word.bytes().take_while(u8::is_ascii_digit).count();
        let is_cents = after_digit && digits == 2 && !self.has_fraction();
        if is_cents && (zone.cents || (joins && zone.price > 0 && !self.text.ends_with(' '))) {
            self.text.truncate(self.text.trim_end_matches(' ').len());
            self.text.push('.');
        } else if !joins || (after_digit && digits > 0) {
            self.space();
        }
    }

    fn has_fraction(&self) -> bool {
        let number = self
            .text
            .trim_end_matches(' ')
            .rsplit(|c: char| !(c.is_ascii_digit() || c == '.' || c == ','))
            .next();
        number.is_some_and(|run| run.rfind(['.', ',']).is_some_and(|at| run.len() - at != 4))
    }

    fn space(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with([' ', '\n']) {
            self.text.push(' ');
        }
    }

    fn part(&mut self, element: ElementRef<'_>, zone: Zone) {
        if !is_block(element.value().name()) || zone.mute || self.text.is_empty() {
            return;
        }
        if zone.price > 1 {
            return self.space();
        }
        self.text.truncate(self.text.trim_end_matches(' ').len());
        if !self.text.ends_with('\n') {
            self.text.push('\n');
        }
    }
}

/// Tag and classes of the three elements around a text, as one number.
fn dress(node: NodeRef<'_, Node>) -> u64 {
    let mut hasher = DefaultHasher::new();
    for around in node.ancestors().filter_map(ElementRef::wrap).take(3) {
        (around.value().name(), around.attr("class")).hash(&mut hasher);
    }
    hasher.finish()
}

fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "br"
            | "button"
            | "dd"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hr"
            | "label"
            | "li"
            | "main"
            | "nav"
            | "ol"
            | "p"
            | "pre"
            | "section"
            | "table"
            | "tbody"
            | "td"
            | "th"
            | "tr"
            | "ul"
            | "title"
            | "select"
    )
}
