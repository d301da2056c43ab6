//! Chores for the terminal: `cargo loco task <name>`.
pub mod scaffold;
pub mod sweep;
