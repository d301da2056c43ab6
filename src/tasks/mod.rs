//! Chores for the terminal: `cargo loco task <name>`.
pub mod backup;
pub mod demo;
pub mod pictures;
pub mod restore;
pub mod sample;
pub mod scaffold;
pub mod sweep;
