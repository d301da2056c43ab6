//! What people see: view structs with exactly what a template shows, and the engine that renders them.
pub mod activities;
pub mod admin;
pub mod assets;
pub mod cards;
pub mod claims;
pub mod covers;
pub mod dashboard;
pub mod discover;
pub mod engine;
pub mod flash;
pub mod fragments;
pub mod frame;
pub mod friends;
pub mod functions;
pub mod gaps;
pub mod gifts;
#[cfg(test)]
mod house_rules;
pub mod items;
pub mod kept;
pub mod locale;
pub mod markdown;
pub mod notifications;
pub mod page;
pub mod people;
pub mod performance;
pub mod pictures;
pub mod profile;
pub mod reveals;
pub mod settings;
pub mod shell;
pub mod shops;
pub mod toolbar;
pub mod warming;
pub mod wishlist_card;
pub mod wishlists;

pub use engine::Views;
pub use flash::Flash;
pub use fragments::Fragments;
pub use locale::Locale;
pub use page::Page;

/// Another build draws differently, so what it draws has other names.
const BUILD: &str = concat!(env!("CARGO_PKG_VERSION"), "-", env!("WISHARE_BUILD"));
