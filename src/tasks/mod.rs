//! Chores for the terminal: `cargo loco task <name>`.
pub mod demo;
pub mod sample;
pub mod scaffold;
pub mod sweep;
