//! One walk over the document: its visible text, and where in it the things we watch for begin.
use super::subject::Subject;
use super::text::{Piece, Text};
use super::zone::Zone;
use crate::metadata::page::Page;
use crate::metadata::words;
use ego_tree::NodeId;
use ego_tree::iter::Edge;
use scraper::{ElementRef, Node};
use std::collections::{HashMap, HashSet};

/// Enough for the longest shop page; product pages say their price early.
const MOST_TEXT: usize = 400_000;
/// A line this like the title is a heading without a tag.
const ALIKE: f64 = 0.75;
/// Longer lines need not be known whole.
const LONGEST_LINE: usize = 400;

pub struct Reading {
    text: Text,
    landmarks: HashMap<NodeId, (usize, Zone)>,
}

impl Reading {
    pub fn of(page: &Page, subject: &Subject, watched: &HashSet<NodeId>) -> Self {
        let mut reading = Self { text: Text::default(), landmarks: HashMap::new() };
        let mut zones = vec![Zone::default()];
        for edge in page.html.tree.root().traverse() {
            let around = zones.last().copied().unwrap_or_default();
            match edge {
                Edge::Open(node) => match (node.value(), ElementRef::wrap(node)) {
                    (Node::Text(text), _) => reading.text.add(text, node, around),
                    (_, Some(element)) => {
                        let zone = around.entering(element, subject);
                        reading.open(element, zone, watched);
                        zones.push(zone);
                    }
                    _ => {}
                },
                Edge::Close(node) => {
                    if let Some((element, zone)) = ElementRef::wrap(node).zip(zones.last()) {
                        reading.text.part(element, *zone);
                        zones.pop();
                    }
                }
            }
            if reading.text().len() > MOST_TEXT {
                break;
            }
        }
        reading
    }

    pub fn text(&self) -> &str {
        self.text.as_str()
    }

    /// The piece of text that stands at this place.
    pub fn at(&self, place: usize) -> Option<&Piece> {
        self.text.piece(place)
    }

    pub fn place_of(&self, node: NodeId) -> Option<usize> {
        self.landmarks.get(&node).map(|(place, _)| *place)
    }

    /// Where something stands that belongs to the product.
    pub fn place_of_ours(&self, node: NodeId) -> Option<usize> {
        self.landmarks.get(&node).filter(|(_, zone)| !zone.aside && !zone.frame).map(|(place, _)| *place)
    }

    /// Where a line of the page says this, for pages without a heading.
    pub fn line_saying(&self, title: &str) -> Option<usize> {
        let near = |line: &str| line.len() * 2 > title.len() && line.len() < title.len() * 2;
        let alike = self.lines_from(0).filter(|(_, line)| near(line) && words::likeness(line, title) > ALIKE);
        alike.map(|(place, _)| place).find(|place| self.is_of_product(*place))
    }

    /// The lines from a place on, each with where it begins.
    pub fn lines_from(&self, place: usize) -> impl Iterator<Item = (usize, &str)> {
        let from = self.text().floor_char_boundary(place);
        self.text()[from..].split('\n').scan(from, |place, line| {
            let start = *place;
            *place += line.len() + 1;
            Some((start, line))
        })
    }

    /// The text from the break before to the break after a place, as far as it matters.
    pub fn line(&self, place: usize) -> &str {
        let text = self.text();
        let (from, until) = (
            text.ceil_char_boundary(place.saturating_sub(LONGEST_LINE)),
            text.floor_char_boundary(place + LONGEST_LINE),
        );
        let start = text[from..place].rfind('\n').map_or(from, |at| from + at + 1);
        let end = text[place..until].find('\n').map_or(until, |at| place + at);
        &text[start..end]
    }

    /// In none of the zones that speak of other things.
    pub fn is_of_product(&self, place: usize) -> bool {
        self.at(place).is_some_and(|piece| !piece.zone.aside && !piece.zone.frame && !piece.zone.hidden)
    }

    fn open(&mut self, element: ElementRef<'_>, zone: Zone, watched: &HashSet<NodeId>) {
        self.text.part(element, zone);
        if watched.contains(&element.id()) {
            self.landmarks.insert(element.id(), (self.text().len(), zone));
        }
    }
}
