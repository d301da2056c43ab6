//! People, and soon their wishes. Plural modules are tables (over `_entities/`), singular ones have no table.
pub mod _entities;
pub mod account_tokens;
pub mod letters;
pub mod moment;
pub mod sessions;
pub mod text;
pub mod token;
pub mod users;
pub mod viewer;

pub use moment::Moment;
pub use token::Token;
pub use viewer::{Person, Viewer};
