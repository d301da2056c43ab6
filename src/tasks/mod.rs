//! Chores for the terminal: `cargo loco task <name>`.
pub mod demo;
pub mod scaffold;
pub mod sweep;
