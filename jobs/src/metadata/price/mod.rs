//! Money as people write it.
pub mod amount;
mod codes;
pub mod currency;
mod find;
mod locale;
pub mod not_a_price;
mod number;

pub use find::{Found, find_all, first};
pub use locale::Locale;
