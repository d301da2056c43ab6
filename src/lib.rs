//! Wishare.
