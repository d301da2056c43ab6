//! What pages hear without asking: which wish changed, never what it says. A message is a hint; the page that hears
//! it fetches the piece again for its own audience, and fetches everything after a cut, so a lost message heals.
//!
//! Streams are split by audience, because content is not all that tells: a claim that made her page fetch anything,
//! even the same bytes, would tell an owner by its timing. Claims are said on the gifters' stream alone.
mod access;
pub mod checks;
mod hub;
mod line;
pub mod metadata;
mod relay;
mod socket;
mod stream;
pub mod wishlists;
mod words;

pub use hub::Hub;
pub use line::{Heard, Line};
pub use socket::{Caller, serve};
pub use stream::Stream;
