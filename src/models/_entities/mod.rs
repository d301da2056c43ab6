//! The tables as SeaORM sees them, one file each; what they can do stands in `models/`.
pub mod account_tokens;
pub mod letters;
pub mod prelude;
pub mod sessions;
pub mod users;
