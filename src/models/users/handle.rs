//! The short name in a person's address: `/people/maya`.
use sea_orm::{ConnectionTrait, QuerySelect, entity::prelude::*};

use super::{Column, Entity};
use crate::Result;

const LONGEST: usize = 24;

/// A free handle made from a name: `maya`, else `maya-2`, `maya-3`, … Names without Latin letters become `friend`.
pub async fn free_handle(db: &impl ConnectionTrait, name: &str) -> Result<String> {
    let stem = stem_of(name);
    let taken: Vec<String> = Entity::find()
        .select_only()
        .column(Column::Handle)
        .filter(Column::Handle.starts_with(&stem))
        .into_tuple()
        .all(db)
        .await?;
    let numbered = (2..).map(|number| format!("{stem}-{number}"));
    Ok(std::iter::once(stem.clone()).chain(numbered).find(|handle| !taken.contains(handle)).unwrap_or(stem))
}

fn stem_of(name: &str) -> String {
    let letters: String = name
        .to_lowercase()
        .chars()
        .map(|letter| if letter.is_ascii_alphanumeric() { letter } else { ' ' })
        .collect();
    let stem: String =
        letters.split_whitespace().collect::<Vec<_>>().join("-").chars().take(LONGEST).collect();
    let stem = stem.trim_matches('-');
    if stem.is_empty() { "friend".into() } else { stem.to_string() }
}

#[cfg(test)]
mod tests {
    use super::stem_of;

    #[test]
    fn a_handle_is_made_of_what_an_address_can_hold() {
        assert_eq!(stem_of("Maya Ångström"), "maya-ngstr-m");
        assert_eq!(stem_of("美雪"), "friend");
        assert_eq!(stem_of("  Omar  "), "omar");
    }
}
