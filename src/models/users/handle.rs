//! The short name in a person's address: `/people/maya`.
use sea_orm::{ConnectionTrait, QuerySelect, QueryTrait, entity::prelude::*, sea_query::UnionType};

use super::{Column, Entity};
use crate::{Result, error::Invalid};

const LONGEST: usize = 24;
const SHORTEST: usize = 2;
/// Names that would be taken for ours.
const OURS: [&str; 10] =
    ["admin", "administrator", "wishare", "support", "help", "root", "system", "security", "moderator", "me"];

/// A free handle made from a name: `maya`, else `maya-2`, `maya-3`, … Names without Latin letters become `friend`.
pub async fn free_handle(db: &impl ConnectionTrait, name: &str) -> Result<String> {
    let stem = stem_of(name);
    let taken = taken_like(db, &stem).await?;
    let numbered = (2..).map(|number| format!("{stem}-{number}"));
    let free = |handle: &String| !taken.contains(handle) && !OURS.contains(&handle.as_str());
    Ok(std::iter::once(stem.clone()).chain(numbered).find(free).unwrap_or(stem))
}

/// Small letters, digits and single hyphens within: what can be read out on the telephone.
pub fn check_handle(wrong: &mut Invalid, handle: &str) {
    let plain =
        handle.chars().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-');
    let neat = !handle.starts_with('-') && !handle.ends_with('-') && !handle.contains("--");
    wrong.unless((SHORTEST..=LONGEST).contains(&handle.len()) && plain && neat, "handle", "handle_invalid");
    wrong.unless(!OURS.contains(&handle), "handle", "handle_taken");
}

/// Also those that lead on to somebody who had them once.
async fn taken_like(db: &impl ConnectionTrait, stem: &str) -> Result<Vec<String>> {
    use super::super::former_handles;

    let mut both = Entity::find()
        .select_only()
        .column(Column::Handle)
        .filter(Column::Handle.starts_with(stem))
        .into_query();
    let former = former_handles::Entity::find()
        .select_only()
        .column(former_handles::Column::Handle)
        .filter(former_handles::Column::Handle.starts_with(stem))
        .into_query();
    both.union(UnionType::All, former);
    let rows = db.query_all(&both).await?;
    Ok(rows.iter().filter_map(|row| row.try_get_by_index(0).ok()).collect())
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
    use super::{check_handle, stem_of};
    use crate::error::Invalid;

    #[test]
    fn a_handle_is_made_of_what_an_address_can_hold() {
        assert_eq!(stem_of("Maya Ångström"), "maya-ngstr-m");
        assert_eq!(stem_of("美雪"), "friend");
        assert_eq!(stem_of("  Omar  "), "omar");
    }

    #[test]
    fn a_handle_can_be_read_out_on_the_telephone() {
        let fits = |handle: &str| {
            let mut wrong = Invalid::default();
            check_handle(&mut wrong, handle);
            wrong.0.is_empty()
        };
        assert!(fits("maya") && fits("maya-2") && fits("m2"));
        for handle in ["", "m", "Maya", "-maya", "maya-", "ma--ya", "mäya", "ma ya", "ma/ya", "admin"] {
            assert!(!fits(handle), "{handle}");
        }
        assert!(!fits(&"m".repeat(25)));
    }
}
