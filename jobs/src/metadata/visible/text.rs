//! The visible text as one string. Blocks end with a line break, except inside an element named after its price.
use super::zone::Zone;
use ego_tree::NodeRef;
use scraper::{ElementRef, Node};
use std::hash::{DefaultHasher, Hash, Hasher};

#[derive(Default)]
pub struct Text {
    text: String,
    pieces: Vec<Piece>,
}

#[derive(Debug, Clone, Copy)]
pub struct Piece {
    pub start: usize,
    pub zone: Zone,
    /// The classes around it, as one number: prices of a list look the same.
    pub dress: u64,
}

impl Text {
    pub fn as_str(&self) -> &str {
        &self.text
    }

    pub fn piece(&self, place: usize) -> Option<&Piece> {
        let after = self.pieces.partition_point(|piece| piece.start <= place);
        self.pieces.get(after.checked_sub(1)?)
    }

    pub fn add(&mut self, text: &str, node: NodeRef<'_, Node>, zone: Zone) {
        if zone.mute {
            return;
        }
        let mut joins = !text.starts_with(char::is_whitespace);
        for (rank, word) in text.split_whitespace().enumerate() {
            self.glue(word, joins, zone);
            if rank == 0 {
                self.pieces.push(Piece { start: self.text.len(), zone, dress: dress(node) });
            }
            self.text.push_str(word);
            joins = false;
        }
        if text.ends_with(char::is_whitespace) {
            self.space();
        }
    }

    /// An element begins or ends.
    pub fn part(&mut self, element: ElementRef<'_>, zone: Zone) {
        if zone.mute || self.text.is_empty() || is_inline(element.value().name()) {
            return;
        }
        if zone.price > 1 {
            return self.space();
        }
        self.trim();
        if !self.text.ends_with('\n') {
            self.text.push('\n');
        }
    }

    /// Digits of two neighbouring elements are whole and cents (`173<sup>34</sup>`), not one longer number.
    fn glue(&mut self, word: &str, joins: bool, zone: Zone) {
        let after_digit = self.text.trim_end_matches(' ').ends_with(|c: char| c.is_ascii_digit());
        let digits = word.bytes().take_while(u8::is_ascii_digit).count();
        let touches = joins && zone.price > 0 && !self.text.ends_with(' ');
        if after_digit && digits == 2 && (zone.cents || touches) && !self.has_fraction() {
            self.trim();
            self.text.push('.');
        } else if !joins || (after_digit && digits > 0) {
            self.space();
        }
    }

    fn has_fraction(&self) -> bool {
        let text = self.text.trim_end_matches(' ');
        let number = text.rsplit(|c: char| !(c.is_ascii_digit() || c == '.' || c == ',')).next();
        number.is_some_and(|run| run.rfind(['.', ',']).is_some_and(|at| run.len() - at != 4))
    }

    fn space(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with([' ', '\n']) {
            self.text.push(' ');
        }
    }

    fn trim(&mut self) {
        self.text.truncate(self.text.trim_end_matches(' ').len());
    }
}

fn dress(node: NodeRef<'_, Node>) -> u64 {
    let mut hasher = DefaultHasher::new();
    for around in node.ancestors().filter_map(ElementRef::wrap).take(3) {
        (around.value().name(), around.attr("class")).hash(&mut hasher);
    }
    hasher.finish()
}

/// Elements that do not break a line; elements of the shop's own making are taken for these.
fn is_inline(name: &str) -> bool {
    const BLOCKS: &str = " address article aside blockquote body br button dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 \
                          header hr label li main nav ol p pre section select table tbody td th title tr ul ";
    !BLOCKS.split(' ').any(|block| block == name)
}
