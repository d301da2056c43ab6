//! Two tabs that edit one list: what one of them left alone takes the other's change, and only where both say
//! something else she is asked.
use super::{Model, WishlistForm};

/// How an edit ended.
pub enum Edited {
    Saved(Model),
    /// Two tabs said something else about these parts; nothing is saved. `merged` is hers where she said something.
    Conflict {
        merged: WishlistForm,
        now: WishlistForm,
        parts: Vec<&'static str>,
    },
}

const PARTS: [&str; 5] = ["name", "description", "visibility", "event_type", "event_date"];

impl WishlistForm {
    /// Both edits as one, and the parts about which they disagree.
    pub(super) fn merged_into(&self, now: &Self) -> (Self, Vec<&'static str>) {
        let was = serde_json::from_str(&self.was).unwrap_or_else(|_| now.clone());
        let mut merged = Self { sure: self.sure.clone(), ..now.clone() };
        let mut parts = Vec::new();
        for part in PARTS {
            let (hers, before, theirs) = (self.part(part), was.part(part), now.part(part));
            if hers != before {
                merged.take(part, hers);
                if theirs != before && theirs != hers {
                    parts.push(part);
                }
            }
        }
        (merged, parts)
    }

    pub fn part(&self, part: &str) -> &str {
        match part {
            "name" => &self.name,
            "description" => &self.description,
            "visibility" => &self.visibility,
            "event_type" => &self.event_type,
            _ => &self.event_date,
        }
    }

    fn take(&mut self, part: &str, said: &str) {
        let place = match part {
            "name" => &mut self.name,
            "description" => &mut self.description,
            "visibility" => &mut self.visibility,
            "event_type" => &mut self.event_type,
            _ => &mut self.event_date,
        };
        *place = said.to_string();
    }
}
