//! What a person sees: the text of the page in reading order, each piece with the zone it stands in.
pub mod pictures;
pub mod prices;
pub mod stock;
mod subject;
mod text;
mod zone;

pub use prices::{Focus, Sight};
pub use subject::Subject;
pub use text::Reading;
