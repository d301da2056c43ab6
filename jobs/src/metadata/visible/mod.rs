//! What a person sees: the text of the page in reading order, each piece with the zone it stands in.
pub mod addresses;
mod context;
mod hint;
pub mod pictures;
pub mod prices;
mod ranking;
mod reading;
pub mod stock;
mod subject;
mod text;
mod zone;

pub use prices::{Focus, Sight};
pub use reading::Reading;
pub use subject::Subject;
