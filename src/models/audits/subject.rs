//! What an act was about, as it stands in its row: a word and what follows it.
use std::fmt;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// By number, so that whoever leaves is not remembered here.
    Person(i64),
    Job(String),
    /// So many, that waited in this place.
    Jobs(u64, String),
    Process(String),
    /// The shop it was about.
    Recipe(String),
    Recipes(u64),
    /// Written by a release with other words.
    Other(String),
}

impl fmt::Display for Subject {
    fn fmt(&self, row: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Person(id) => write!(row, "user {id}"),
            Self::Job(jid) => write!(row, "job {jid}"),
            Self::Jobs(count, place) => write!(row, "jobs {count} {place}"),
            Self::Process(identity) => write!(row, "process {identity}"),
            Self::Recipe(host) => write!(row, "recipe {host}"),
            Self::Recipes(count) => write!(row, "recipes {count}"),
            Self::Other(words) => row.write_str(words),
        }
    }
}

impl From<&str> for Subject {
    fn from(row: &str) -> Self {
        Self::read(row).unwrap_or_else(|| Self::Other(row.into()))
    }
}

impl Subject {
    fn read(row: &str) -> Option<Self> {
        let (word, rest) = row.split_once(' ')?;
        match word {
            "user" => Some(Self::Person(rest.parse().ok()?)),
            "job" => Some(Self::Job(rest.into())),
            "jobs" => {
                let (count, place) = rest.split_once(' ')?;
                Some(Self::Jobs(count.parse().ok()?, place.into()))
            }
            "process" => Some(Self::Process(rest.into())),
            "recipe" => Some(Self::Recipe(rest.into())),
            "recipes" => Some(Self::Recipes(rest.parse().ok()?)),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Subject::{self, *};

    #[test]
    fn what_is_written_is_read_again() {
        for subject in [
            Person(7),
            Job("a1b2".into()),
            Jobs(3, "dead".into()),
            Process("shed:17:ab cd".into()),
            Recipe("kettle.example".into()),
            Recipes(2),
            Other("3 jobs (dead)".into()),
            Other("user of old".into()),
        ] {
            assert_eq!(Subject::from(subject.to_string().as_str()), subject);
        }
    }
}
