//! From the bytes of a shop page to a title, a picture and a price.
pub mod fetch;
pub mod guard;
