//! What people, lists, wishes and claims can do, without a page around it.
#[path = "../support/mod.rs"]
mod support;

mod claims;
mod connections;
mod people;
mod places;
mod submissions;
